package io.ringfeed.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyPinTest {
    private static final String PIN = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    private static final String WITH_SLASH = "sha256//xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxw=";

    @Test
    void readsBothUsualForms() {
        assertEquals(PIN, new PublicKeyPin(PIN).text());
        assertEquals(PIN, new PublicKeyPin("sha256//" + PIN.substring(7)).text());
        assertEquals(WITH_SLASH, new PublicKeyPin(WITH_SLASH).text());
        assertEquals(PIN, new PublicKeyPin(PIN).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256/",
                "sha1/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
                "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFUU",
                "sha256/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
                "sha256/e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void refusesWhatIsNoneWithALineThatSaysWhatToWrite(String text) {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class, () -> TlsOptions.defaults().pin(text));
        assertTrue(wrong.getMessage().startsWith("'" + text + "' is no pin"), wrong.getMessage());
        assertEquals(1, wrong.getMessage().lines().count());
    }

    @Test
    void addsUp() {
        String other = "sha256/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxw=";
        TlsOptions options = TlsOptions.defaults().pin(PIN).pin(other).jdkEngine(true);
        assertEquals(Set.of(new PublicKeyPin(PIN), new PublicKeyPin(other)), options.pins());
        assertEquals(Set.of(), TlsOptions.defaults().pins());
    }
}
