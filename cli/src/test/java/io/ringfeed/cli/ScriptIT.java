package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the command, in a house of its own, with a java and a Maven that only pretend. */
@Timeout(120)
class ScriptIT {
    /** All that the PATH holds besides java and mvn. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "dirname",
            "find",
            "grep",
            "head",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "flock");

    private static final String JAVA = """
            #!/bin/bash
            if [ "$1" = -XshowSettings:properties ]; then
                printf '    java.home = %s\\n    java.specification.version = %s\\n' "$FAKE_HOME" "$FAKE_JAVA" >&2
                exit 0
            fi
            printf '%s\\n' "$@"
            """;
    private static final String MAVEN = """
            #!/bin/bash
            if [ "$1" = --version ]; then
                printf '\\033[1mApache Maven %s\\033[m\\n' "$FAKE_MAVEN"
                exit 0
            fi
            echo built >>builds
            sleep 0.5
            echo '[INFO] chatter'
            echo '[ERROR] it is broken'
            mkdir -p cli/target/lib
            echo jar >cli/target/ringfeed.jar
            exit "$FAKE_MAVEN_EXIT"
            """;

    @TempDir
    private Path temporary;

    private Path house;
    private Path bin;
    private Path home;
    private String javaVersion = "17";
    private String mavenVersion = "3.8.7";
    private int mavenExit;
    private String javaHome;

    @BeforeEach
    void buildAHouse() throws IOException {
        Path script = script();
        assumeTrue(script != null, "skipped: scripts/ringfeed is not above the working directory");
        house = Files.createDirectory(temporary.resolve("a house"));
        bin = Files.createDirectory(temporary.resolve("bin"));
        home = temporary.resolve("jdk home");
        Files.createDirectories(house.resolve("scripts"));
        Files.copy(script, house.resolve("scripts/ringfeed"));
        for (String module : List.of("codec", "transport", "engine", "simulator", "cli")) {
            Files.createDirectories(house.resolve(module).resolve("src/main"));
            Files.writeString(house.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(house.resolve(module).resolve("src/main/A.java"), "class A {}");
        }
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/bin", "/bin")) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(bin.resolve(tool))) {
                    executable(bin.resolve(tool), "#!/bin/bash\nexec " + real + " \"$@\"\n");
                }
            }
        }
        executable(bin.resolve("java"), JAVA);
        executable(bin.resolve("mvn"), MAVEN);
        Files.createDirectories(home.resolve("bin"));
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), "");
    }

    @Test
    void theFirstUseBuildsSaysSoAndStartsTheJarWithItsFlags() throws Exception {
        Result result = run("run", "--streams", "two words");
        assertEquals(List.of("ringfeed: first use: building (about a minute) ..."), result.err());
        List<String> words = result.out();
        assertTrue(words.contains("java.base/jdk.internal.misc=ALL-UNNAMED"), words::toString);
        assertTrue(words.contains("--enable-native-access=ALL-UNNAMED"), words::toString);
        assertTrue(words.contains("-Dringfeed.terminal.out=false"), words::toString);
        int jar = words.indexOf("-jar");
        assertEquals(
                List.of(
                        house.toRealPath().resolve("cli/target/ringfeed.jar").toString(),
                        "run",
                        "--streams",
                        "two words"),
                words.subList(jar + 1, words.size()));
        assertEquals(0, result.exit());
    }

    @Test
    void buildsAgainOnlyWhenSourcesHaveChanged() throws Exception {
        run();
        assertEquals(List.of(), run().err());
        assertEquals(1, builds());

        Path source = house.resolve("codec/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));
        assertEquals(List.of("ringfeed: sources changed: building (about a minute) ..."), run().err());
        assertEquals(2, builds());
    }

    @Test
    void aRemovedSourceIsAChangeToo() throws Exception {
        run();
        Files.delete(house.resolve("engine/src/main/A.java"));
        Files.setLastModifiedTime(
                house.resolve("engine/src/main"), FileTime.from(Instant.now().plusSeconds(2)));
        run();
        assertEquals(2, builds());
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        startTwoAtOnce();
        assertEquals(1, builds());
    }

    @Test
    void twoFirstUsesAtOnceBuildOnceWithoutFlockToo() throws Exception {
        Files.deleteIfExists(bin.resolve("flock"));
        startTwoAtOnce();
        assertEquals(1, builds());
        assertFalse(Files.exists(house.resolve("cli/target/ringfeed.lock.d")));
    }

    @Test
    void worksThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("feed"), Path.of("a house/scripts/ringfeed"));
        Result result = start(link, temporary).result();
        assertEquals(0, result.exit(), result::toString);
        assertEquals(1, builds());
    }

    @Test
    void missesJava() throws Exception {
        Files.delete(bin.resolve("java"));
        assertOneLine("no java found: install a JDK 17 or newer");
    }

    @Test
    void namesAJavaThatIsTooOld() throws Exception {
        javaVersion = "11";
        assertOneLine(bin.resolve("java") + " is Java 11: install a JDK 17 or newer");
        javaVersion = "1.8";
        assertOneLine(bin.resolve("java") + " is Java 1.8: install a JDK 17 or newer");
    }

    @Test
    void namesAJavaThatDoesNotRun() throws Exception {
        executable(bin.resolve("java"), "#!/bin/bash\necho 'Unable to locate a Java Runtime' >&2\nexit 1\n");
        assertOneLine(bin.resolve("java") + " does not run: install a JDK 17 or newer");
    }

    @Test
    void honoursJavaHome() throws Exception {
        javaHome = temporary.resolve("nowhere").toString();
        assertOneLine("JAVA_HOME is '" + javaHome + "', which has no bin/java");
        javaHome = home.toString();
        Files.delete(bin.resolve("java"));
        assertEquals(0, run().exit());
    }

    @Test
    void needsAJdkToBuild() throws Exception {
        Files.delete(home.resolve("bin/javac"));
        assertOneLine(home + " has no javac, so it cannot build: install a JDK");
    }

    @Test
    void missesMaven() throws Exception {
        Files.delete(bin.resolve("mvn"));
        assertOneLine("no mvn found: install Maven 3.8 or newer");
    }

    @Test
    void namesAMavenThatIsTooOld() throws Exception {
        mavenVersion = "3.6.3";
        assertOneLine(bin.resolve("mvn") + " is Maven 3.6.3: install Maven 3.8 or newer");
        mavenVersion = "4.0.0-rc-4";
        assertEquals(0, run().exit());
    }

    @Test
    void aBuildThatFailsShowsItsErrorsAndIsTriedAgainNextTime() throws Exception {
        mavenExit = 1;
        Result result = run();
        assertEquals(1, result.exit());
        assertEquals("[ERROR] it is broken", result.err().get(1));
        assertTrue(result.err().get(2).startsWith("ringfeed: the build failed; all it said is in "), result::toString);
        assertEquals(3, result.err().size());
        mavenExit = 0;
        assertEquals(0, run().exit());
        assertEquals(2, builds());
    }

    private void startTwoAtOnce() throws Exception {
        Started first = start(house.resolve("scripts/ringfeed"), house);
        Started second = start(house.resolve("scripts/ringfeed"), house);
        assertEquals(0, first.result().exit());
        assertEquals(0, second.result().exit());
    }

    private void assertOneLine(String said) throws Exception {
        Result result = run();
        assertEquals(2, result.exit(), result::toString);
        assertEquals(1, result.err().size(), result::toString);
        assertTrue(result.err().get(0).startsWith("ringfeed: " + said), result::toString);
        assertEquals(List.of(), result.out());
    }

    private int builds() throws IOException {
        Path builds = house.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
    }

    private Result run(String... args) throws Exception {
        return start(house.resolve("scripts/ringfeed"), temporary, args).result();
    }

    private Started start(Path script, Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", script.toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(temporary, "out", "");
        Path err = Files.createTempFile(temporary, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("RINGFEED_JAVA_OPTS");
        builder.environment().put("PATH", bin.toString());
        builder.environment().put("FAKE_HOME", home.toString());
        builder.environment().put("FAKE_JAVA", javaVersion);
        builder.environment().put("FAKE_MAVEN", mavenVersion);
        builder.environment().put("FAKE_MAVEN_EXIT", String.valueOf(mavenExit));
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome);
        }
        return new Started(builder.start(), out, err);
    }

    private static Path script() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path script = folder.resolve("scripts").resolve("ringfeed");
            if (Files.isRegularFile(script)) {
                return script;
            }
        }
        return null;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Started(Process process, Path out, Path err) {
        Result result() throws Exception {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the script hangs");
            return new Result(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
        }
    }

    private record Result(int exit, List<String> out, List<String> err) {}
}
