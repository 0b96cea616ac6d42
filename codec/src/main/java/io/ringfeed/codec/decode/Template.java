package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.stream.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * A payload as the venue usually writes it: what stands between the values, in the {@link Layout}'s order of keys, and what
 * kind of value comes next. Made once per layout.
 * <p>
 * <b>Threading:</b> immutable.
 */
final class Template {
    /** Answer of {@link #read} at the first surprise. */
    static final int SURPRISE = -1;

    private static final int CLOSE = -1;
    private static final int NULL = Words.quadOf("null");

    /** One value and the text before it. */
    private static final class Step {
        final long head;
        final long headMask;
        final long tail;
        final long tailMask;
        final int length;
        final int type;
        final int slot;
        final long presence;
        final boolean isOptional;

        Step(String text, int type, int slot, long presence, boolean isOptional) {
            if (text.length() > 2 * Words.BYTES) {
                throw new IllegalArgumentException("too long to be compared: " + text);
            }
            int half = Math.min(text.length(), Words.BYTES);
            head = Words.of(text.substring(0, half));
            headMask = Words.mask(half);
            tail = Words.of(text.substring(half));
            tailMask = Words.mask(text.length() - Words.BYTES);
            length = text.length();
            this.type = type;
            this.slot = slot;
            this.presence = presence;
            this.isOptional = isOptional;
        }

        boolean isAt(byte[] buffer, int at) {
            return (Words.at(buffer, at) & headMask) == head
                    && (tailMask == 0 || (Words.at(buffer, at + Words.BYTES) & tailMask) == tail);
        }
    }

    private final Layout layout;
    private final int headLength;
    private final Step[] headParts;
    private final Step[] steps;
    private final long namePresence;

    private Template(Layout layout) {
        this.layout = layout;
        String head = "{\"e\":\"" + layout.eventNameText() + "\"";
        headLength = head.length();
        int half = Math.min(head.length(), 2 * Words.BYTES);
        headParts = new Step[] {
            new Step(head.substring(0, half), CLOSE, 0, 0, false), new Step(head.substring(half), CLOSE, 0, 0, false)
        };
        List<Step> all = new ArrayList<>();
        addSteps(layout, "", all);
        steps = all.toArray(Step[]::new);
        namePresence = Field.presence(layout.codeOf((byte) 'e'));
    }

    /** The usual form of an event that has a name and neither levels nor slices. */
    static Template of(Layout layout) {
        return new Template(layout);
    }

    private static void addSteps(Layout layout, String opening, List<Step> steps) {
        String before = opening;
        for (int i = 0; i < layout.fieldCount(); i++) {
            Field field = layout.field(i);
            int type = Field.type(field.code());
            long presence = Field.presence(field.code());
            String text = (before.isEmpty() ? "," : before) + "\"" + field.key() + "\":";
            if (type == FieldType.EVENT) {
                continue; // The head has it.
            }
            if (type == FieldType.OBJECT) {
                addSteps(field.nested(), text + "{", steps);
                steps.add(new Step("}", CLOSE, 0, presence, false));
            } else {
                boolean isOptional = (layout.requiredMask() & presence) == 0;
                steps.add(new Step(
                        isQuoted(type) ? text + "\"" : text, type, Field.slot(field.code()), presence, isOptional));
            }
            before = "";
        }
    }

    private static boolean isQuoted(int type) {
        return type == FieldType.DECIMAL
                || type == FieldType.IGNORED_DECIMAL
                || type == FieldType.SYMBOL
                || type == FieldType.INTERVAL;
    }

    Layout layout() {
        return layout;
    }

    /** Index behind the event's name, or {@link #SURPRISE}. */
    int skipHead(byte[] buffer, int at) {
        return headParts[0].isAt(buffer, at) && headParts[1].isAt(buffer, at + headParts[0].length)
                ? at + headLength
                : SURPRISE;
    }

    /**
     * Reads what follows the event's name, up to its closing brace.
     *
     * @return index behind the brace, or {@link #SURPRISE}.
     */
    int read(byte[] buffer, int from, UsualSymbols symbols, EventRecord into) {
        int at = from;
        long presence = namePresence;
        for (Step step : steps) {
            if (!step.isAt(buffer, at)) {
                if (step.isOptional) {
                    continue;
                }
                return SURPRISE;
            }
            at = readValue(step, buffer, at + step.length, symbols, into);
            if (at < 0) {
                return SURPRISE;
            }
            presence |= step.presence;
        }
        if (buffer[at] != '}') {
            return SURPRISE;
        }
        into.layout(layout);
        into.addPresence(presence);
        return at + 1;
    }

    private static int readValue(Step step, byte[] buffer, int at, UsualSymbols symbols, EventRecord into) {
        switch (step.type) {
            case FieldType.DECIMAL, FieldType.IGNORED_DECIMAL -> {
                return UsualNumbers.decimal(buffer, at, into.decimal(step.slot));
            }
            case FieldType.INTEGER -> {
                return readInteger(step.slot, buffer, at, into);
            }
            case FieldType.SYMBOL -> {
                return UsualMembers.symbolValue(buffer, at, step.slot, symbols, into);
            }
            case FieldType.BOOLEAN -> {
                return UsualMembers.flagValue(buffer, at, step.slot, into);
            }
            case FieldType.INTERVAL -> {
                return readInterval(step.slot, buffer, at, into);
            }
            case FieldType.NULLABLE_DECIMAL -> {
                boolean isNull = Words.quadAt(buffer, at) == NULL;
                into.integer(step.slot, isNull ? 0 : 1);
                return isNull
                        ? at + 4
                        : buffer[at] == '"' ? UsualNumbers.decimal(buffer, at + 1, into.decimal(step.slot)) : SURPRISE;
            }
            default -> {
                return at;
            }
        }
    }

    private static int readInteger(int slot, byte[] buffer, int from, EventRecord into) {
        if (buffer[from] != '-') {
            return UsualMembers.integerValue(buffer, from, slot, into);
        }
        // Minus occurs in the ids of a candle without trades.
        int end = UsualMembers.integerValue(buffer, from + 1, slot, into);
        into.integer(slot, -into.integer(slot));
        return end;
    }

    private static int readInterval(int slot, byte[] buffer, int at, EventRecord into) {
        long quotes = Words.quotes(Words.at(buffer, at));
        int length = quotes == 0 ? 0 : Words.first(quotes);
        int ordinal = Interval.findOrdinal(buffer, at, length);
        into.integer(slot, ordinal);
        return ordinal < 0 ? SURPRISE : at + length + 1;
    }
}
