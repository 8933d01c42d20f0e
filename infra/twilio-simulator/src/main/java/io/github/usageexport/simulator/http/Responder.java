package io.github.usageexport.simulator.http;

import io.github.usageexport.simulator.fault.ApiRequest;
import io.github.usageexport.simulator.fault.FaultKind;
import io.github.usageexport.simulator.fault.FaultLayer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds the answer to a request: who asks, for what, and what is to go wrong. */
final class Responder {
  private final Scene scene;
  private final Metrics metrics;
  private final Keyring keyring;
  private final ErrorAnswers errors;
  private final FaultAnswers faultAnswers;
  private final Endpoints endpoints;

  Responder(
      Scene scene,
      Metrics metrics,
      ErrorAnswers errors,
      FaultAnswers faultAnswers,
      Endpoints endpoints) {
    this.scene = scene;
    this.metrics = metrics;
    this.keyring = new Keyring(scene.world());
    this.errors = errors;
    this.faultAnswers = faultAnswers;
    this.endpoints = endpoints;
  }

  /** An answer, and how it fails to arrive. */
  record Reply(Answer answer, Optional<FaultKind> deliveryFault) {}

  Reply throttled(PageBuffer out) {
    return plain(errors.json(ApiError.throttled(), Map.of(), out));
  }

  Reply reply(Incoming request, PageBuffer out) {
    try {
      var now = scene.now();
      var reader = authenticate(request, now);
      if (!request.method().equals("GET")) {
        throw ApiError.methodNotAllowed();
      }
      var route = Route.of(request.path());
      if (route.isEmpty()) {
        return plain(notServed(request, out));
      }
      return reply(request, route.get(), reader, now, out);
    } catch (ApiError e) {
      out.reset();
      return plain(errors.json(e, Map.of(), out));
    } catch (RuntimeException e) {
      // Swallowed by the JDK's server, it would look like a reset connection.
      out.reset();
      return plain(errors.json(ApiError.ownFailure(e), Map.of(), out));
    }
  }

  private Reply reply(
      Incoming request, Route route, Credential reader, Instant now, PageBuffer out) {
    var world = scene.world();
    var account =
        switch (route) {
          case Route.AccountList _ -> {
            Access.toAccounts(reader);
            yield world.account(reader.accountSid());
          }
          case Route.OneAccount(var sid) -> {
            Access.toAccounts(reader);
            yield Access.toAccount(reader, sid, world, now, request.path());
          }
          case Route.Usage(var sid, _) -> Access.toAccount(reader, sid, world, now, request.path());
        };
    var query = request.query();
    var weather = scene.weather();
    var attempt = weather.attempt(request.target());
    var fault = weather.faults().faultFor(described(request, route, account.sid(), query, attempt));
    var instead = fault.flatMap(kind -> faultAnswers.of(kind, request, out));
    if (instead.isPresent()) {
      fault.ifPresent(metrics::struck);
      return plain(instead.get());
    }
    var call = new Endpoints.Call(world, now, reader, fault);
    var answer =
        switch (route) {
          case Route.AccountList _ -> endpoints.accounts(call, query, out);
          case Route.OneAccount _ -> endpoints.account(call, account, out);
          case Route.Usage(_, var resource) -> endpoints.usage(call, account, resource, query, out);
        };
    var deliveryFault = fault.filter(kind -> kind.layer() == FaultLayer.DELIVERY);
    deliveryFault.ifPresent(metrics::struck);
    return new Reply(answer, deliveryFault);
  }

  private Credential authenticate(Incoming request, Instant now) {
    var reader = keyring.authenticate(request.authorisation(), now);
    if (reader.isEmpty()) {
      metrics.rejected();
      throw ApiError.unauthorised();
    }
    metrics.authenticated(reader.get().kind());
    return reader.get();
  }

  private static ApiRequest described(
      Incoming request, Route route, String accountSid, QueryString query, int attempt) {
    var target = request.target();
    return switch (route) {
      case Route.AccountList _ -> {
        var asked = AccountQuery.of(query);
        yield new ApiRequest(
            accountSid, route.resource(), target, asked.page(), asked.pageSize(), attempt);
      }
      case Route.OneAccount _ ->
          new ApiRequest(accountSid, route.resource(), target, 0, 0, attempt);
      case Route.Usage _ -> {
        var paging = Paging.of(query);
        yield new ApiRequest(
            accountSid, route.resource(), target, paging.page(), paging.pageSize(), attempt);
      }
    };
  }

  private Answer notServed(Incoming request, PageBuffer out) {
    var error = ApiError.notFound(request.path());
    return request.path().endsWith(".json")
        ? errors.json(error, Map.of(), out)
        : errors.xml(error, out);
  }

  private static Reply plain(Answer answer) {
    return new Reply(answer, Optional.empty());
  }
}
