package org.occopus.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.occopus.spi.TemplateException;

/** Order of values as in Python. */
final class PythonOrder {
    private PythonOrder() {}

    static boolean holds(String operator, Object left, Object right) {
        return switch (operator) {
            case "==" -> PythonValues.equal(left, right);
            case "!=" -> !PythonValues.equal(left, right);
            case "in" -> PythonValues.contains(right, left);
            case "not in" -> !PythonValues.contains(right, left);
            default -> !isNan(left) && !isNan(right) && inOrder(operator, compare(left, right));
        };
    }

    private static boolean inOrder(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    static boolean isNan(@Nullable Object value) {
        return value instanceof Double number && number.isNaN();
    }

    /**
     * The order of two values.
     *
     * @throws TemplateException when they have none
     */
    static int compare(@Nullable Object one, @Nullable Object other) {
        Object left = number(PythonValues.plain(one));
        Object right = number(PythonValues.plain(other));
        if (left instanceof Number a && right instanceof Number b) {
            return compareNumbers(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return compareTexts(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b && PythonValues.sameKindOfList(a, b)) {
            return compareLists(a, b);
        }
        throw new TemplateException("cannot compare " + PythonValues.kind(left) + " with " + PythonValues.kind(right));
    }

    private static int compareTexts(String one, String other) {
        int[] left = one.codePoints().toArray();
        int[] right = other.codePoints().toArray();
        return Arrays.compare(left, right);
    }

    private static int compareLists(List<?> one, List<?> other) {
        Iterator<?> left = one.iterator();
        Iterator<?> right = other.iterator();
        while (left.hasNext() && right.hasNext()) {
            Object a = left.next();
            Object b = right.next();
            if (!PythonValues.equal(a, b)) {
                return compare(a, b);
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    /** Booleans count as 1 and 0. */
    static Object number(Object value) {
        return value instanceof Boolean truth ? (Object) (truth ? 1L : 0L) : value;
    }

    static int compareNumbers(Number one, Number other) {
        boolean finite = Double.isFinite(one.doubleValue()) && Double.isFinite(other.doubleValue());
        return finite ? exact(one).compareTo(exact(other)) : Double.compare(one.doubleValue(), other.doubleValue());
    }

    private static BigDecimal exact(Number number) {
        return switch (number) {
            case BigInteger big -> new BigDecimal(big);
            case Double decimal -> new BigDecimal(decimal);
            default -> BigDecimal.valueOf(number.longValue());
        };
    }
}
