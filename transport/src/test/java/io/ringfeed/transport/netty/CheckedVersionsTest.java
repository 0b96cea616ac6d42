package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CheckedVersionsTest {
    /** Fails with an upgrade of Netty or tcnative: read docs/transport.md on BoringSSL without SSLEngine again, then change the constant. */
    @Test
    void theBuildHasTheVersionsThatTheDirectWayWasReadAgainst() {
        assertEquals(CheckedVersions.CHECKED, CheckedVersions.ofClassPath());
        assertTrue(CheckedVersions.ofClassPath().isChecked());
    }

    @Test
    void saysWhatIsDifferentWhereAnApplicationBringsOthers() {
        CheckedVersions newer = new CheckedVersions("4.2.99.Final", null);
        assertFalse(newer.isChecked());
        assertEquals(
                "record by record through SSLEngine, with some garbage for each, since the direct way was checked with Netty"
                        + " 4.2.18.Final and tcnative 2.0.84.Final, not with 4.2.99.Final and an unknown one",
                newer.difference());
    }
}
