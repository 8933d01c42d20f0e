package io.github.usageexport.architecture.broken.collect;

/** Another stage's class, which neither a stage nor the function of another stage may name. */
public final class CollectStage {}
