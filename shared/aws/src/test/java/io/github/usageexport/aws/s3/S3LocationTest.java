package io.github.usageexport.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3LocationTest {
  @ParameterizedTest
  @CsvSource({
    "s3://usage-lake, usage-lake, ''",
    "s3://usage-lake/, usage-lake, ''",
    "s3://usage.lake.9/a, usage.lake.9, a",
    "s3://usage-lake/a/b=1/c/, usage-lake, a/b=1/c"
  })
  void readsBucketAndPrefix(String text, String bucket, String prefix) {
    assertThat(S3Location.parse(text)).isEqualTo(new S3Location(bucket, prefix));
  }

  @Test
  void writesItselfAsItIsRead() {
    assertThat(S3Location.parse("s3://usage-lake/a/b/")).hasToString("s3://usage-lake/a/b");
    assertThat(S3Location.parse("s3://usage-lake/")).hasToString("s3://usage-lake");
  }

  @Test
  void keysLieBelowThePrefix() {
    assertThat(S3Location.parse("s3://usage-lake/a/b").key("owner.json"))
        .isEqualTo("a/b/owner.json");
    assertThat(S3Location.parse("s3://usage-lake").key("owner.json")).isEqualTo("owner.json");
    assertThat(S3Location.parse("s3://usage-lake/a").at("x")).isEqualTo("s3://usage-lake/a/x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s3:/usage-lake        | write s3://bucket or s3://bucket/prefix
          s3a://usage-lake      | write s3://bucket or s3://bucket/prefix
          S3://usage-lake       | write s3://bucket or s3://bucket/prefix
          s3://                 | '' is no name of a bucket
          s3:///prefix          | '' is no name of a bucket
          s3://Usage_Lake/a     | 'Usage_Lake' is no name of a bucket
          s3://ab               | 'ab' is no name of a bucket
          s3://-lake            | '-lake' is no name of a bucket
          s3://usage-lake//a    | '/a' is no prefix
          s3://usage-lake/a//b  | 'a//b' is no prefix
          s3://usage-lake/a b   | 'a b' is no prefix
          s3://usage-lake/a?b=c | 'a?b=c' is no prefix
          """)
  void aTextThatIsNoneSaysWhatIsWrong(String text, String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Location.parse(text))
        .withMessageContainingAll(text, wrong);
  }

  @Test
  void aLongTextIsJudgedAtOnce() {
    String prefix = "a".repeat(100_000) + "?";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> S3Location.parse("s3://usage-lake/" + prefix));
  }

  @ParameterizedTest
  @CsvSource({"s3://x, true", "S3:/x, true", "s3a://x, true", "lake, false", "./s3/x, false"})
  void knowsWhatIsMeantToBeInS3(String text, boolean meant) {
    assertThat(S3Location.isMeantBy(text)).isEqualTo(meant);
  }
}
