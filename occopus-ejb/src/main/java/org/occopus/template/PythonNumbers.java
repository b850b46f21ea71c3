package org.occopus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.occopus.spi.TemplateException;

/** The arithmetic operators as in Python: whole numbers do not overflow, {@code +} joins texts and lists. */
final class PythonNumbers {
    private static final int LONGEST_REPETITION = 1_000_000;
    private static final int LARGEST_EXPONENT = 1024;

    private PythonNumbers() {}

    static Object apply(String operator, Object left, Object right) {
        if (isNumber(left) && isNumber(right)) {
            boolean decimal = left instanceof Double || right instanceof Double;
            return decimal
                    ? onDecimals(operator, decimal(left), decimal(right))
                    : onIntegers(operator, whole(left), whole(right));
        }
        return switch (operator) {
            case "+" -> joined(left, right);
            case "*" -> isNumber(left) ? repeated(right, left) : repeated(left, right);
            case "%" -> formatted(left, right);
            default -> throw unsupported(operator, left, right);
        };
    }

    static boolean isNumber(Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    static Object signed(boolean negated, Object value) {
        if (!isNumber(value)) {
            throw new TemplateException("a sign needs a number, not " + PythonValues.kind(value));
        }
        if (value instanceof Double decimal) {
            return negated ? -decimal : decimal;
        }
        return smallest(negated ? whole(value).negate() : whole(value));
    }

    private static Object joined(Object left, Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a + b;
        }
        boolean lists = left instanceof List<?> a
                && right instanceof List<?> b
                && PythonValues.sameKindOfList(a, b)
                && !(a instanceof PythonRange);
        if (!lists) {
            throw unsupported("+", left, right);
        }
        List<Object> all = new ArrayList<>(PythonValues.items(left));
        all.addAll(PythonValues.items(right));
        return left instanceof PythonTuple ? new PythonTuple(all) : new PythonList(all);
    }

    private static Object repeated(Object value, Object count) {
        boolean possible = (value instanceof String || (value instanceof List && !(value instanceof PythonRange)))
                && isNumber(count)
                && !(count instanceof Double);
        if (!possible) {
            throw unsupported("*", value, count);
        }
        BigInteger characters = whole(count).multiply(BigInteger.valueOf(PythonValues.length(value) + 1L));
        if (characters.abs().compareTo(BigInteger.valueOf(LONGEST_REPETITION)) > 0) {
            throw new TemplateException("too long: repeated " + count + " times");
        }
        int times = whole(count).max(BigInteger.ZERO).intValue();
        if (value instanceof String text) {
            return text.repeat(times);
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(PythonValues.items(value));
        }
        return value instanceof PythonTuple ? new PythonTuple(all) : new PythonList(all);
    }

    private static Object formatted(Object left, Object right) {
        if (left instanceof String text) {
            return PercentFormat.of(text, right);
        }
        throw unsupported("%", left, right);
    }

    private static Object onDecimals(String operator, double left, double right) {
        if (right == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
            throw new TemplateException("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> floorDivided(left, right);
            case "%" -> remainder(left, right);
            default -> power(left, right);
        };
    }

    private static double remainder(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0.0, right);
        }
        return (remainder < 0) == (right < 0) ? remainder : remainder + right;
    }

    private static double floorDivided(double left, double right) {
        double exact = (left - remainder(left, right)) / right;
        double floor = Math.floor(exact);
        return exact - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double base, double exponent) {
        double power = Math.pow(base, exponent);
        boolean finite = Double.isFinite(base) && Double.isFinite(exponent);
        if (finite && !Double.isFinite(power)) {
            throw new TemplateException("no number: " + base + " ** " + exponent);
        }
        return power;
    }

    private static Object onIntegers(String operator, BigInteger left, BigInteger right) {
        boolean divides = operator.equals("/") || operator.equals("//") || operator.equals("%");
        if (divides && right.signum() == 0) {
            throw new TemplateException("division by zero");
        }
        return switch (operator) {
            case "+" -> smallest(left.add(right));
            case "-" -> smallest(left.subtract(right));
            case "*" -> smallest(left.multiply(right));
            case "/" -> divided(left, right);
            case "//" -> smallest(left.subtract(remainder(left, right)).divide(right));
            case "%" -> smallest(remainder(left, right));
            default -> power(left, right);
        };
    }

    private static double divided(BigInteger left, BigInteger right) {
        if (left.signum() == 0) {
            return right.signum() < 0 ? -0.0 : 0.0;
        }
        double quotient = new BigDecimal(left)
                .divide(new BigDecimal(right), MathContext.DECIMAL128)
                .doubleValue();
        if (Double.isInfinite(quotient)) {
            throw new TemplateException("too large for a number with decimals");
        }
        return quotient;
    }

    /** Has the sign of the divisor, as in Python. */
    private static BigInteger remainder(BigInteger left, BigInteger right) {
        BigInteger remainder = left.mod(right.abs());
        return right.signum() < 0 && remainder.signum() != 0 ? remainder.add(right) : remainder;
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return power(base.doubleValue(), exponent.doubleValue());
        }
        if (base.bitLength() <= 1 && base.signum() >= 0 && exponent.signum() > 0) {
            return smallest(base);
        }
        if (exponent.bitLength() > 31 || base.bitLength() * exponent.longValue() > 64L * LARGEST_EXPONENT) {
            throw new TemplateException("too large: " + base + " ** " + exponent);
        }
        return smallest(base.pow(exponent.intValue()));
    }

    /** A long where it fits, so that equal numbers have one form. */
    static Number smallest(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    static BigInteger whole(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(PythonValues.integer(value));
    }

    static double decimal(Object value) {
        double decimal = value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
        if (Double.isInfinite(decimal) && !(value instanceof Double)) {
            throw new TemplateException("too large for a number with decimals");
        }
        return decimal;
    }

    private static TemplateException unsupported(String operator, Object left, Object right) {
        String hint =
                left instanceof Markup || right instanceof Markup || operator.equals("+") ? "; ~ joins texts" : "";
        return new TemplateException("'" + operator + "' does not work between " + PythonValues.kind(left) + " and "
                + PythonValues.kind(right) + hint);
    }
}
