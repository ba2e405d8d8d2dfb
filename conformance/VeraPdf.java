import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * PDF files in, each with the flavours that it is held against; one line "flavour TAB checks TAB failures TAB file" for each
 * pair out, and below it one line "! TAB clause TAB times TAB message TAB first place" for each rule that failed. One start of
 * the machine serves them all.
 */
public final class VeraPdf {
    private static final int MOST_FAILURES_KEPT = 10_000;

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** args: for each file its flavours, joined with commas, an equals sign and its path: "ua1,2a=brief.pdf". */
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (String argument : args) {
            int at = argument.indexOf('=');
            for (String flavour : argument.substring(0, at).split(",")) {
                validate(PDFAFlavour.fromString(flavour), new File(argument.substring(at + 1)));
            }
        }
    }

    private static void validate(PDFAFlavour flavour, File file) throws Exception {
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("a flavour that veraPDF does not know");
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
             PDFAValidator validator =
                 Foundries.defaultInstance().createValidator(flavour, MOST_FAILURES_KEPT, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            TreeMap<String, Failure> failures = new TreeMap<>();
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    String clause = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                    failures.computeIfAbsent(clause, key -> new Failure(found)).times++;
                }
            }
            int times = failures.values().stream().mapToInt(failure -> failure.times).sum();
            if (times == 0 && !result.isCompliant()) {
                throw new IllegalStateException("not compliant, and no rule named: " + result.getJobEndStatus());
            }
            OUT.println(String.join("\t", flavour.getId(), "" + result.getTotalAssertions(), "" + times, file.getPath()));
            failures.forEach((clause, failure) -> OUT.println(
                String.join("\t", "!", clause, "" + failure.times, plain(failure.first.getMessage()), place(failure.first))));
        }
    }

    private static String place(TestAssertion found) {
        return found.getLocation() == null ? "" : plain(found.getLocation().getContext());
    }

    private static String plain(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ");
    }

    private static final class Failure {
        final TestAssertion first;
        int times;

        Failure(TestAssertion first) {
            this.first = first;
        }
    }
}
