package io.github.usageexport.architecture.broken.plan;

import io.github.usageexport.architecture.broken.collect.CollectStage;

/** A stage that names another one. */
record ImpatientPlan(CollectStage next) {}
