package io.ringfeed.codec.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameTableTest {
    @Test
    void staysAsItWasWhenLargerTablesAreMadeFromIt() {
        List<NameTable> tables = new ArrayList<>(List.of(NameTable.of(List.of())));
        for (int i = 0; i < 300; i++) {
            tables.add(tables.get(i).with(List.of(name(i))));
        }
        for (int count = 0; count < tables.size(); count++) {
            NameTable table = tables.get(count);
            assertEquals(count, table.count());
            for (int i = 0; i < 300; i++) {
                assertEquals(i < count ? i : NameTable.UNKNOWN, find(table, name(i)), "of " + count);
            }
            for (int id = 0; id < count; id++) {
                assertEquals(name(id), table.name(id));
                assertEquals(name(id), new String(table.bytes(id), StandardCharsets.UTF_8));
            }
            assertThrows(IndexOutOfBoundsException.class, () -> table.name(table.count()));
            assertThrows(IndexOutOfBoundsException.class, () -> table.bytes(table.count()));
        }
    }

    @Test
    void takesManyNamesAtOnce() {
        NameTable table = NameTable.of(List.of("A", "B")).with(List.of("C", "D", "E", "F", "G", "H", "I"));
        assertEquals(9, table.count());
        assertEquals(8, find(table, "I"));
        assertEquals(1, find(table, "B"));
    }

    @Test
    void refusesANameThatComesTwice() {
        assertThrows(IllegalArgumentException.class, () -> NameTable.of(List.of("A", "B", "A")));
        assertThrows(IllegalArgumentException.class, () -> NameTable.of(List.of("A", "B"))
                .with(List.of("B")));
    }

    @Test
    void findsNamesOfEveryLengthAtTheVeryEndOfAnArray() {
        List<String> names = new ArrayList<>();
        for (int length = 1; length < 70; length++) {
            names.add("X".repeat(length));
        }
        NameTable table = NameTable.of(names);
        for (int i = 0; i < names.size(); i++) {
            byte[] bytes = ("X" + names.get(i)).getBytes(StandardCharsets.UTF_8);
            assertEquals(i, table.find(bytes, 1, bytes.length - 1));
        }
        assertEquals(NameTable.UNKNOWN, table.find(new byte[0], 0, 0));
    }

    private static int find(NameTable table, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return table.find(bytes, 0, bytes.length);
    }

    private static String name(int i) {
        return (i % 2 == 0 ? "币" : "SYM") + i;
    }
}
