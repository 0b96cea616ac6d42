package io.ringfeed.codec;

import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;

/** Compares two records field by field, decimals with their scales. */
public final class SameRecords {
    private final EventRecord one;
    private final EventRecord other;

    private SameRecords(EventRecord one, EventRecord other) {
        this.one = one;
        this.other = other;
    }

    /** Whether all that can be seen of the two is the same. */
    public static boolean areSame(EventRecord one, EventRecord other) {
        return new SameRecords(one, other).isSame();
    }

    private boolean isSame() {
        return one.kind() == other.kind()
                && one.rejectReason() == other.rejectReason()
                && one.streamId() == other.streamId()
                && one.layout() == other.layout()
                && one.presence() == other.presence()
                && one.symbolId() == other.symbolId()
                && (other.layout() == null || isSame(other.layout()));
    }

    private boolean isSame(Layout layout) {
        if (layout.row() != null) {
            for (int slot = ArrayFields.ROWS_OFFSET; slot <= ArrayFields.ROW_COUNT; slot++) {
                if (one.integer(slot) != other.integer(slot)) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < layout.fieldCount(); i++) {
            Field field = layout.field(i);
            if (other.has(Field.presence(field.code())) && !isSame(field)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSame(Field field) {
        int slot = Field.slot(field.code());
        return switch (Field.type(field.code())) {
            case FieldType.EVENT -> true;
            case FieldType.OBJECT -> isSame(field.nested());
            case FieldType.DECIMAL, FieldType.IGNORED_DECIMAL -> isSameDecimal(slot);
            case FieldType.NULLABLE_DECIMAL ->
                one.integer(slot) == other.integer(slot) && (other.integer(slot) == 0 || isSameDecimal(slot));
            case FieldType.BIDS, FieldType.ASKS -> isSameLevels();
            case FieldType.SLICE ->
                one.integer(slot) == other.integer(slot) && one.integer(slot + 1) == other.integer(slot + 1);
            default -> one.integer(slot) == other.integer(slot);
        };
    }

    private boolean isSameDecimal(int slot) {
        return one.decimal(slot).scale() == other.decimal(slot).scale()
                && one.decimal(slot).high() == other.decimal(slot).high()
                && one.decimal(slot).low() == other.decimal(slot).low();
    }

    private boolean isSameLevels() {
        if (one.bidCount() != other.bidCount() || one.askCount() != other.askCount()) {
            return false;
        }
        for (int i = 0; i < other.bidCount(); i++) {
            if (!isSameLevel(one.bidStart() + i, other.bidStart() + i)) {
                return false;
            }
        }
        for (int i = 0; i < other.askCount(); i++) {
            if (!isSameLevel(one.askStart() + i, other.askStart() + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSameLevel(int index, int otherIndex) {
        return one.levels().priceMantissa(index) == other.levels().priceMantissa(otherIndex)
                && one.levels().priceScale(index) == other.levels().priceScale(otherIndex)
                && one.levels().quantityMantissa(index) == other.levels().quantityMantissa(otherIndex)
                && one.levels().quantityScale(index) == other.levels().quantityScale(otherIndex);
    }
}
