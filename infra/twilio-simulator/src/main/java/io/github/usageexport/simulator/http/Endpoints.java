package io.github.usageexport.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.FaultLayer;
import io.github.usageexport.simulator.world.SimulatedAccount;
import io.github.usageexport.simulator.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Answers a request that is allowed. */
final class Endpoints {
  private final UsageJson usageJson;
  private final AccountJson accountJson;
  private final ServerOptions options;
  private final Decoy decoy;
  private final Metrics metrics;

  Endpoints(JsonFactory factory, ServerOptions options, Decoy decoy, Metrics metrics) {
    this.usageJson = new UsageJson(factory);
    this.accountJson = new AccountJson(factory);
    this.options = options;
    this.decoy = decoy;
    this.metrics = metrics;
  }

  /** Whose request it is, when, and what is to go wrong with the content. */
  record Call(World world, Instant now, Credential reader, Optional<FaultKind> fault) {
    Optional<FaultKind> contentFault() {
      return fault.filter(kind -> kind.layer() == FaultLayer.CONTENT);
    }
  }

  Answer usage(
      Call call,
      SimulatedAccount account,
      UsageResource resource,
      QueryString query,
      PageBuffer out) {
    var pages = new UsagePages(call.world(), call.now(), options);
    var asked = UsageQuery.of(call.world(), account, resource, query, call.now());
    var page = pages.read(asked);
    var sent = tampered(call, new Tampering(call.world(), pages, decoy), page).orElse(page);
    usageJson.write(sent, out);
    return Answer.page(out, sent.rows().size());
  }

  Answer accounts(Call call, QueryString query, PageBuffer out) {
    var listed = call.world().truth().accounts(call.now());
    var visible =
        call.reader().kind().isMain()
            ? listed
            : List.of(call.world().account(call.reader().accountSid()));
    var page = AccountPage.of(AccountQuery.of(query), visible, call.now());
    var link =
        call.contentFault()
            .flatMap(kind -> HostileLink.of(kind, page.query().uri(), call.world(), decoy));
    link.flatMap(_ -> call.contentFault()).ifPresent(metrics::struck);
    accountJson.write(link.map(page::withNext).orElse(page), call.reader().kind(), call.now(), out);
    return Answer.page(out, page.accounts().size());
  }

  Answer account(Call call, SimulatedAccount account, PageBuffer out) {
    accountJson.write(account, call.reader().kind(), call.now(), out);
    return Answer.page(out, 1);
  }

  private Optional<UsagePage> tampered(Call call, Tampering tampering, UsagePage page) {
    var tampered = call.contentFault().flatMap(kind -> tampering.apply(kind, page));
    tampered.flatMap(_ -> call.contentFault()).ifPresent(metrics::struck);
    return tampered;
  }
}
