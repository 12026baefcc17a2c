import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Holds PDF files against standards with the veraPDF engine: VeraPdf FLAVOUR[,FLAVOUR] FILE...
 * Prints a line for each file and flavour, and a line for each rule that fails. Ends with 0 when all comply.
 */
public class VeraPdf {
    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean allComply = true;
        for (int index = 1; index < words.length; index++) {
            for (String flavour : words[0].split(",")) {
                allComply &= complies(words[index], PDFAFlavour.byFlavourId(flavour));
            }
        }
        System.exit(allComply ? 0 : 1);
    }

    static boolean complies(String file, PDFAFlavour flavour) throws Exception {
        try (InputStream bytes = new BufferedInputStream(new FileInputStream(file));
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, 100, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println(file + " " + flavour + ": " + (result.isCompliant() ? "complies" : "FAILS")
                    + " (" + result.getTotalAssertions() + " checks)");
            Map<String, String> example = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    example.putIfAbsent(name(assertion.getRuleId()),
                            assertion.getMessage() + " at " + assertion.getLocation().getContext());
                }
            }
            for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
                String rule = name(failed.getKey());
                System.out.println("  " + rule + ", " + failed.getValue() + " times: " + example.get(rule));
            }
            return result.isCompliant();
        }
    }

    static String name(RuleId rule) {
        return rule.getClause() + "-" + rule.getTestNumber();
    }
}
