package org.occopus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Supplier;
import org.occopus.spi.TemplateException;

/** Numbers in the presentations that {@code %} and {@code format} share. */
final class NumberFormat {
    private NumberFormat() {}

    /**
     * A number without its sign.
     *
     * @param type one of {@code d i u x X o b f F e E g G}
     * @param precision digits behind the point; negative means 6
     * @param alternate whether a prefix shows the base
     */
    static String magnitude(char type, Object value, int precision, boolean alternate) {
        int digits = precision < 0 ? 6 : precision;
        return switch (type) {
            case 'd', 'i', 'u' -> truncated(value).abs().toString();
            case 'x', 'X', 'o', 'b' -> based(type, value, alternate);
            case 'f', 'F' -> finite(value, () -> fixed(value, digits));
            case 'e', 'E' -> cased(type, finite(value, () -> scientific(exact(value), digits)));
            case 'g', 'G' -> cased(type, finite(value, () -> general(exact(value), Math.max(1, digits))));
            default -> throw new TemplateException("a number cannot be formatted with '" + type + "'");
        };
    }

    static boolean isNegative(Object value) {
        return value instanceof Double decimal
                ? decimal < 0 || (decimal == 0 && 1 / decimal < 0)
                : PythonNumbers.whole(value).signum() < 0;
    }

    private static BigInteger truncated(Object value) {
        if (value instanceof Double decimal) {
            if (!Double.isFinite(decimal)) {
                throw new TemplateException(PythonText.repr(value) + " is no whole number");
            }
            return new BigDecimal(decimal).toBigInteger();
        }
        return PythonNumbers.whole(value);
    }

    private static String based(char type, Object value, boolean alternate) {
        if (value instanceof Double) {
            throw new TemplateException("'" + type + "' formats whole numbers, not " + PythonText.repr(value));
        }
        int base = type == 'o' ? 8 : type == 'b' ? 2 : 16;
        String digits = PythonNumbers.whole(value).abs().toString(base);
        return cased(type, (alternate ? "0" + type : "") + digits);
    }

    private static String cased(char type, String text) {
        return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String finite(Object value, Supplier<String> text) {
        double number = PythonNumbers.decimal(value);
        return Double.isNaN(number) ? "nan" : Double.isInfinite(number) ? "inf" : text.get();
    }

    private static BigDecimal exact(Object value) {
        return new BigDecimal(PythonNumbers.decimal(value)).abs();
    }

    private static String fixed(Object value, int digits) {
        return exact(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(BigDecimal number, int digits) {
        BigDecimal rounded = number.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String mantissa = rounded.scaleByPowerOfTen(-exponent)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
        return mantissa + (exponent < 0 ? "e-" : "e+") + String.format("%02d", Math.abs(exponent));
    }

    private static String general(BigDecimal number, int digits) {
        BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= digits) {
            String[] parts = scientific(number, digits - 1).split("e", 2);
            return unpadded(parts[0]) + "e" + parts[1];
        }
        return unpadded(rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString());
    }

    private static String unpadded(String digits) {
        return digits.contains(".") ? digits.replaceAll("0+$", "").replaceAll("\\.$", "") : digits;
    }
}
