package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/** The lines of a file in a buffer that the next line reuses. A line ends with a line feed, a carriage return, or both. */
final class ByteLines {

    private static final int BUFFER = 1 << 17;
    /** What is kept of a line that is longer than the buffer: enough to see that it is too long. */
    private static final int KEPT = 1 << 16;

    private final InputStream file;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int next;
    private int end;
    private boolean afterReturn;

    ByteLines(InputStream file) {
        this.file = file;
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() throws IOException {
        from = next;
        int index = next;
        while (true) {
            if (index == end) {
                index = begin();
                if (!fill()) {
                    to = end;
                    next = end;
                    return from < end;
                }
            }
            byte here = buffer[index];
            if (here == '\n' && afterReturn && index == from) {
                from++;
                afterReturn = false;
            } else if (here == '\n' || here == '\r') {
                to = index;
                next = index + 1;
                afterReturn = here == '\r';
                return true;
            } else {
                afterReturn = false;
            }
            index++;
        }
    }

    /** Moves what was read of the line to the buffer's beginning; gives its length. */
    private int begin() {
        int begun = end - from == BUFFER ? KEPT : end - from;
        System.arraycopy(buffer, from, buffer, 0, begun);
        from = 0;
        end = begun;
        return begun;
    }

    private boolean fill() throws IOException {
        int read = file.read(buffer, end, BUFFER - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    byte[] buffer() {
        return buffer;
    }

    /** Where the line begins in the buffer. */
    int from() {
        return from;
    }

    /** Where the line's end stands in the buffer. */
    int to() {
        return to;
    }

    String text(Charset charset) {
        return new String(buffer, from, to - from, charset);
    }
}
