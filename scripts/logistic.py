# SPDX-License-Identifier: MIT
"""Logistic regression with a ridge, and how good it is.

An example is (features, whether it is right, weight); features are names that
hold, and each has points, in logits. Those called "base..." are hardly drawn
towards nothing.
"""
import collections
import math

FOLDS = 10
TURNS = 20


def solve(matrix, vector):
    """Gauss's elimination with the largest pivot."""
    n = len(vector)
    rows_ = [row[:] + [value] for row, value in zip(matrix, vector)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows_[k][i]))
        rows_[i], rows_[pivot] = rows_[pivot], rows_[i]
        for k in range(n):
            if k != i and rows_[k][i]:
                factor = rows_[k][i] / rows_[i][i]
                rows_[k] = [a - factor * b for a, b in zip(rows_[k], rows_[i])]
    return [rows_[i][n] / rows_[i][i] for i in range(n)]


def fit(examples, ridge_of):
    """Points of every feature, by Newton's method; `ridge_of` a name says how strongly it is drawn to 0."""
    names = sorted({f for features, _, _ in examples for f in features})
    index = {name: i for i, name in enumerate(names)}
    points = [0.0] * len(names)
    ridge = [ridge_of(name) for name in names]
    for _ in range(12):
        slope = [-r * p for r, p in zip(ridge, points)]
        curve = [[ridge[i] if i == k else 0.0 for k in range(len(names))] for i in range(len(names))]
        for features, right, weight in examples:
            ids = [index[f] for f in features]
            p = 1 / (1 + math.exp(-sum(points[i] for i in ids)))
            for i in ids:
                slope[i] += weight * (right - p)
                for k in ids:
                    curve[i][k] += weight * p * (1 - p)
        points = [a + b for a, b in zip(points, solve(curve, slope))]
    return dict(zip(names, points))


def fit_many(examples, ridge_of):
    """The same where there are thousands of features: one after the other, in turns."""
    holders = collections.defaultdict(list)
    for i, (features, _, _) in enumerate(examples):
        for f in features:
            holders[f].append(i)
    points = dict.fromkeys(sorted(holders), 0.0)
    sums = [0.0] * len(examples)
    for _ in range(TURNS):
        for name in points:
            ridge = ridge_of(name)
            slope, curve = -ridge * points[name], ridge
            for i in holders[name]:
                _, right, weight = examples[i]
                p = 1 / (1 + math.exp(-sums[i]))
                slope += weight * (right - p)
                curve += weight * p * (1 - p)
            step = slope / curve
            if abs(step) > 1e-5:
                points[name] += step
                for i in holders[name]:
                    sums[i] += step
    return points


def probability(points, features):
    return 1 / (1 + math.exp(-sum(points.get(f, 0.0) for f in features)))


def calibration_error(pairs):
    bins = collections.defaultdict(list)
    for p, right in pairs:
        bins[min(int(p * 10), 9)].append((p, right))
    return sum(abs(sum(p - right for p, right in b)) for b in bins.values()) / len(pairs)


def quality(pairs):
    loss = -sum(math.log(p if right else 1 - p) for p, right in pairs) / len(pairs)
    good = [p for p, right in pairs if right]
    bad = [p for p, right in pairs if not right]
    order = sum((g > b) + (g == b) / 2 for g in good for b in bad) / max(1, len(good) * len(bad))
    return "log loss %.3f, area under the curve %.3f, calibration error %.3f" % (loss, order, calibration_error(pairs))


