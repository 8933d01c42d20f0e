package io.github.usageexport.usage;

/**
 * A usage category in Twilio's spelling. An open set: Twilio removed the list of them from its API
 * description in September 2025, adds names without notice, and keeps misspelt ones.
 */
public record Category(String name) implements Comparable<Category> {
  /** The longest name that is taken for one; the longest that Twilio has published has 69. */
  public static final int MAX_LENGTH = 256;

  /** All usage of the account; need not be the sum of the other categories. */
  public static final Category TOTALPRICE = new Category("totalprice");

  public Category {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "a category's name has 1 to %d characters, not %d".formatted(MAX_LENGTH, name.length()));
    }
    if (holdsHalfACharacter(name)) {
      throw new IllegalArgumentException(
          "a category's name holds half a character (an unpaired surrogate), which is no text");
    }
  }

  private static boolean holdsHalfACharacter(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        return name.codePoints().anyMatch(Category::isHalfACharacter);
      }
    }
    return false;
  }

  private static boolean isHalfACharacter(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  public boolean isTotalprice() {
    return name.equals(TOTALPRICE.name);
  }

  /** UTF-8 byte order, which is code point order; {@link String#compareTo} is not. */
  @Override
  public int compareTo(Category other) {
    return Utf8Order.compare(name, other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
