import com.adobe.epubcheck.tool.EpubChecker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs EPUBCheck over many books in one Java process, since starting it takes longer than checking.
 *
 * <p>usage: CheckBooks [--usage] BOOK... With --usage, usage messages count too. Prints every
 * message; the exit status is 1 if there was any, or if a book could not be checked.
 */
public final class CheckBooks {
  public static void main(String[] arguments) {
    List<String> books = new ArrayList<>(List.of(arguments));
    boolean countsUsage = books.remove("--usage");
    PrintStream output = System.out;
    PrintStream errors = System.err;
    int messages = 0;
    for (String book : books) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream capture = new PrintStream(said, true, StandardCharsets.UTF_8);
      System.setOut(capture);
      System.setErr(capture);
      int status;
      try {
        String[] call = countsUsage ? new String[] {book, "-u"} : new String[] {book};
        status = new EpubChecker().run(call);
      } finally {
        System.setOut(output);
        System.setErr(errors);
      }
      int found = 0;
      for (String line : said.toString(StandardCharsets.UTF_8).split("\n")) {
        if (line.matches("(FATAL|ERROR|WARNING|USAGE)\\(.*")) {
          output.println(line.trim());
          found++;
        }
      }
      if (status != 0 && found == 0) {
        output.println(book + ": EPUBCheck ended with status " + status + ":\n" + said);
        found++;
      }
      messages += found;
    }
    output.println(books.size() + " books checked, " + messages + " messages");
    System.exit(messages == 0 && !books.isEmpty() ? 0 : 1);
  }
}
