package io.ringfeed.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a frame in another way that means the same: keys shuffled, unknown ones among them, blanks wherever they may
 * be.
 */
final class Disguise {
    private static final List<String> JUNK = List.of(
            "null",
            "true",
            "-1.5e+3",
            "\"x\\\"}],\\u00e4\"",
            "[]",
            "{}",
            "[[[{\"e\":\"trade\",\"p\":[1,2,{}]}]],\"]\"]",
            "{\"e\":{\"E\":[1,\"s\"]},\"stream\":\"y\",\"data\":{\"u\":1}}");
    private static final List<String> BLANKS = List.of("", "", "", " ", "\t", "\n", "\r\n  ");

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private Disguise(Random random) {
        this.random = random;
    }

    static String of(String frame, Random random) {
        Disguise disguise = new Disguise(random);
        disguise.write(Oracle.tree(frame));
        disguise.blank();
        return disguise.text.toString();
    }

    private void write(JsonNode node) {
        blank();
        if (node.isObject()) {
            writeObject(node);
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                text.append(i == 0 ? "" : ",");
                write(node.get(i));
                blank();
            }
            text.append(']');
        } else if (node.isTextual()
                && random.nextInt(20) == 0
                && !node.textValue().isEmpty()) {
            text.append('"');
            node.textValue().chars().forEach(c -> text.append(String.format("\\u%04x", c)));
            text.append('"');
        } else {
            text.append(node);
        }
    }

    private void writeObject(JsonNode node) {
        List<Map.Entry<String, ?>> members = new ArrayList<>(node.properties());
        for (int i = random.nextInt(3); i > 0; i--) {
            members.add(Map.entry(
                    List.of("zz", "Z", "é", "", "ps", "st").get(random.nextInt(6)),
                    JUNK.get(random.nextInt(JUNK.size()))));
        }
        if (random.nextInt(3) > 0) {
            Collections.shuffle(members, random);
        }
        text.append('{');
        for (int i = 0; i < members.size(); i++) {
            text.append(i == 0 ? "" : ",");
            blank();
            text.append('"').append(members.get(i).getKey()).append('"');
            blank();
            text.append(':');
            if (members.get(i).getValue() instanceof JsonNode known) {
                write(known);
            } else {
                text.append(members.get(i).getValue());
            }
            blank();
        }
        text.append('}');
    }

    private void blank() {
        text.append(BLANKS.get(random.nextInt(BLANKS.size())));
    }
}
