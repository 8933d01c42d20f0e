package io.github.usageexport.architecture.broken.functions.planexport;

import io.github.usageexport.architecture.broken.collect.CollectStage;
import io.github.usageexport.architecture.broken.functions.collectusage.Neighbour;

final class NosyHandler {
  Neighbour neighbour() {
    return new Neighbour();
  }

  CollectStage stage() {
    return new CollectStage();
  }
}
