package io.github.usageexport.aws.dynamodb;

import io.github.usageexport.snapshot.Content;
import io.github.usageexport.snapshot.StatedAmounts;
import io.github.usageexport.snapshot.VersionCodec;
import io.github.usageexport.usage.Amount;
import io.github.usageexport.usage.Category;

/**
 * A content as attributes of an item: the total in clear, all of it packed. The digest is not kept:
 * it follows from the rows.
 */
record ContentItem(Parts parts) {

  ItemWriter write(ItemWriter item, Content content) {
    StatedAmounts total = content.find(Category.TOTALPRICE).orElse(null);
    if (total != null) {
      Amount price = total.price();
      item.text("total_price", price == null ? null : price.toString())
          .text("price_unit", total.priceUnit());
    }
    return parts.write(item, VersionCodec.pack(content));
  }

  Content read(Item item) {
    return Content.of(VersionCodec.unpackContent("", parts.read(item)).rows());
  }
}
