package org.scriptline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.local.stack.RepositoryRoot;

/** The shell half of the command: what it finds, what it says and how it counts. */
class ErxTest {
    private static final String ERX = RepositoryRoot.find().resolve("erx").toString();

    @TempDir
    private Path directory;

    @Test
    void the_newest_jdk_wins() throws Exception {
        jdk("seventeen", "17.0.15");
        Path newest = jdk("twenty-five", "25.0.1");
        jdk("twenty-one", "21.0.9");

        Result result = inErx("find_jdk");

        assertThat(result.output()).isEqualTo(newest + "\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void without_a_new_enough_jdk_one_sentence_says_what_to_install() throws Exception {
        jdk("seventeen", "17.0.15");

        Result result = inErx("find_jdk");

        assertThat(result.output())
                .isEqualTo(
                        "Scriptline needs a JDK 21 or newer and found none: install one (for example Temurin 25 from"
                                + " https://adoptium.net, or 'apt-get install openjdk-21-jdk-headless' where Debian has it).\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void a_java_home_without_a_compiler_is_passed_over() throws Exception {
        Files.createDirectories(directory.resolve("home"));
        Path jdk = jdk("twenty-one", "21.0.9");

        Result result = inErx("JAVA_HOME=" + directory.resolve("home") + " find_jdk");

        assertThat(result.output()).isEqualTo(jdk + "\n");
    }

    @Test
    void the_summary_adds_up_the_reports_of_every_module_and_ends_with_the_sums() throws Exception {
        report("one", "A", "tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\"");
        report("one", "B", "tests=\"2\" errors=\"1\" skipped=\"0\" failures=\"0\"");
        report("two", "C", "tests=\"10\" errors=\"0\" skipped=\"0\" failures=\"2\"");

        Result result = inErx("ROOT=" + directory + " summarise_tests");

        assertThat(result.output()).endsWith("\n13 passed, 3 failed, 1 skipped\n");
        assertThat(result.output()).containsPattern("one +5 +1 +1").containsPattern("two +8 +2 +0");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void a_run_without_any_test_is_a_failure() throws Exception {
        Result result = inErx("ROOT=" + directory + " summarise_tests");

        assertThat(result.output()).endsWith("\n0 passed, 0 failed, 0 skipped\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void all_green_is_a_success() throws Exception {
        report("one", "A", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"");

        Result result = inErx("ROOT=" + directory + " summarise_tests");

        assertThat(result.output()).endsWith("\n5 passed, 0 failed, 0 skipped\n");
        assertThat(result.status()).isZero();
    }

    @Test
    void the_loaded_knowledge_bases_are_listed_with_the_one_that_serves() throws Exception {
        Result result = inErx(
                "curl() { echo '{\"serving\":\"2026-11-22.1-aa\",\"items\":["
                        + "{\"version\":\"2026-11-22.1-aa\",\"release\":\"2026-11-22.1\",\"loadedAt\":\"2026-11-22T10:15:00.5Z\","
                        + "\"loadedBy\":\"ops\",\"active\":true},{\"version\":\"2026-11-21.1-bb\",\"release\":\"2026-11-21.1\","
                        + "\"loadedAt\":\"2026-11-21T10:15:00Z\",\"loadedBy\":\"ops\",\"active\":false}]}'; }; list_knowledge u t");

        assertThat(result.output().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "2026-11-22.1-aa serves.",
                        "2026-11-22.1-aa loaded 2026-11-22T10:15:00Z by ops, active",
                        "2026-11-21.1-bb loaded 2026-11-21T10:15:00Z by ops");
        assertThat(result.status()).isZero();
    }

    @Test
    void a_knowledge_base_that_is_not_there_does_not_become_the_serving_one() throws Exception {
        Result result = inErx("curl() { echo '{\"code\":\"NOT_FOUND\"}'; }; activate_knowledge 2026-11-20.1-cc u t");

        assertThat(result.output()).isEqualTo("No base 2026-11-20.1-cc is loaded: ./erx kb list names what is.\n");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    void modules_without_a_report_are_named() throws Exception {
        report("contracts", "A", "tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"");

        Result result = inErx("ROOT=" + directory + " say_not_run");

        assertThat(result.output())
                .endsWith("Did not run: the tests of end-to-end-tests.\n")
                .doesNotContain("tests of contracts");
    }

    @Test
    void help_is_the_default() throws Exception {
        assertThat(run("bash", ERX).output())
                .isEqualTo(run("bash", ERX, "help").output())
                .contains("./erx up", "./erx demo", "./erx test", "--port-base N");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path javac = Files.writeString(home.resolve("bin").resolve("javac"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(javac, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void report(String module, String name, String sums) throws IOException {
        Path reports = directory.resolve(module).resolve("target").resolve("surefire-reports");
        Files.createDirectories(reports);
        Files.writeString(
                reports.resolve("TEST-" + name + ".xml"),
                "<?xml version=\"1.0\"?>\n<testsuite name=\"" + name + "\" time=\"1,001.5\" " + sums
                        + ">\n</testsuite>\n");
    }

    /** Runs a function of erx where nothing but the test's own folder holds a JDK. */
    private Result inErx(String call) throws IOException, InterruptedException {
        return run(
                "bash",
                "-c",
                "source '" + ERX + "'; unset JAVA_HOME; PATH=/usr/bin:/bin; command() { return 1; }; ERX_JDK_FOLDERS='"
                        + directory + "'; " + call);
    }

    private static Result run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int status, String output) {}
}
