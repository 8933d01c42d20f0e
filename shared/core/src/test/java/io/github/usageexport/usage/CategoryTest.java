package io.github.usageexport.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"call-progess-events", "CALLS", " calls ", "one that comes next year", "\u00fc"})
  void keepsTwiliosSpelling(String name) {
    assertThat(new Category(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257, 65_536})
  void refusesANameOfNoSensibleLengthWithoutShowingIt(int length) {
    assertThatThrownBy(() -> new Category("x".repeat(length)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a category's name has 1 to 256 characters, not " + length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sms\ud83d", "\ude00sms", "\ude00\ud83d"})
  void refusesHalvesOfCharactersWhichUtf8CannotHold(String name) {
    assertThatThrownBy(() -> new Category(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("half a character");
  }

  @Test
  void knowsTheTotal() {
    assertThat(new Category("totalprice").isTotalprice()).isTrue();
    assertThat(new Category("TotalPrice").isTotalprice()).isFalse();
  }

  @Test
  void ordersAsUtf8Bytes() {
    assertThat(
            Stream.of("\ud83d\ude00", "\uffff", "sms-inbound", "sms", "Sms")
                .map(Category::new)
                .sorted())
        .extracting(Category::name)
        .containsExactly("Sms", "sms", "sms-inbound", "\uffff", "\ud83d\ude00");
  }
}
