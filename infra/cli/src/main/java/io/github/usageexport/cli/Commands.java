package io.github.usageexport.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: one that asks for the terminal in its constructor gets it. */
final class Commands implements IFactory {
  private final Terminal terminal;
  private final Shutdown shutdown;

  Commands(Terminal terminal, Shutdown shutdown) {
    this.terminal = terminal;
    this.shutdown = shutdown;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 2 && parameters[0] == Terminal.class) {
        return type.cast(constructor.newInstance(terminal, shutdown));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
