package io.github.usageexport.architecture.broken.usage;

import com.fasterxml.jackson.core.JsonFactory;

final class TalkativeWord {
  final JsonFactory json = new JsonFactory();
}
