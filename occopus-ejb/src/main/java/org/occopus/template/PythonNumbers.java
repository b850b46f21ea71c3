package org.occopus.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.occopus.spi.TemplateException;

/** The arithmetic operators as in Python: whole numbers do not overflow, {@code +} joins texts and lists. */
final class PythonNumbers {
    private static final int LONGEST_REPETITION = 1_000_000;
    private static final int LARGEST_EXPONENT = 1024;

    private PythonNumbers() {}

    static Object apply(String operator, Object left, Object right) {
        if (left instanceof String || left instanceof List || right instanceof String || right instanceof List) {
            return onSequences(operator, left, right);
        }
        if (!(left instanceof Number || left instanceof Boolean)
                || !(right instanceof Number || right instanceof Boolean)) {
            throw unsupported(operator, left, right);
        }
        boolean decimal = left instanceof Double || right instanceof Double || operator.equals("/");
        return decimal
                ? onDecimals(operator, decimal(left), decimal(right))
                : onIntegers(operator, whole(left), whole(right));
    }

    private static Object onSequences(String operator, Object left, Object right) {
        if (operator.equals("+") && left instanceof String a && right instanceof String b) {
            return a + b;
        }
        if (operator.equals("+") && left instanceof List<?> a && right instanceof List<?> b) {
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }
        if (operator.equals("*") && (right instanceof Integer || right instanceof Long)) {
            return repeated(left, PythonValues.integer(right));
        }
        throw unsupported(operator, left, right);
    }

    private static Object repeated(Object value, long count) {
        if (count * (PythonValues.length(value) + 1) > LONGEST_REPETITION) {
            throw new TemplateException("too long: repeated " + count + " times");
        }
        int times = (int) Math.max(0, count);
        return value instanceof String text
                ? text.repeat(times)
                : Collections.nCopies(times, PythonValues.items(value)).stream()
                        .flatMap(List::stream)
                        .toList();
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
            case "//" -> Math.floor(left / right);
            case "%" -> left - Math.floor(left / right) * right;
            default -> Math.pow(left, right);
        };
    }

    private static Object onIntegers(String operator, BigInteger left, BigInteger right) {
        boolean divides = operator.equals("//") || operator.equals("%");
        if (divides && right.signum() == 0) {
            throw new TemplateException("division by zero");
        }
        return switch (operator) {
            case "+" -> smallest(left.add(right));
            case "-" -> smallest(left.subtract(right));
            case "*" -> smallest(left.multiply(right));
            case "//" -> smallest(left.subtract(remainder(left, right)).divide(right));
            case "%" -> smallest(remainder(left, right));
            default -> power(left, right);
        };
    }

    /** Has the sign of the divisor, as in Python. */
    private static BigInteger remainder(BigInteger left, BigInteger right) {
        BigInteger remainder = left.mod(right.abs());
        return right.signum() < 0 && remainder.signum() != 0 ? remainder.add(right) : remainder;
    }

    private static Object power(BigInteger base, BigInteger exponent) {
        if (exponent.signum() < 0) {
            return Math.pow(base.doubleValue(), exponent.doubleValue());
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

    private static BigInteger whole(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(PythonValues.integer(value));
    }

    private static double decimal(Object value) {
        return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).doubleValue();
    }

    private static TemplateException unsupported(String operator, Object left, Object right) {
        return new TemplateException("'" + operator + "' does not work between " + PythonValues.kind(left) + " and "
                + PythonValues.kind(right));
    }
}
