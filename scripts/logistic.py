# SPDX-License-Identifier: MIT
"""Logistic regression with a ridge, and how good it is.

An example is (features, whether it is right, weight); features are names that
hold, and each has points, in logits. Those called "base..." are hardly drawn
towards nothing.
"""
import collections
import math

import numpy
import scipy.optimize
import scipy.sparse
import scipy.special

FOLDS = 5
TURNS = 500


def matrix_of(examples, names):
    """The examples as rows of a sparse matrix, of which each column is a feature."""
    index = {name: i for i, name in enumerate(names)}
    rows = [i for i, (features, _, _) in enumerate(examples) for _ in features]
    columns = [index[f] for features, _, _ in examples for f in features]
    return scipy.sparse.csr_matrix((numpy.ones(len(rows)), (rows, columns)), (len(examples), len(names)))


def fit(examples, ridge_of):
    """Points of every feature; `ridge_of` a name says how strongly it is drawn to 0. By L-BFGS, which takes some
    thousands of features."""
    names = sorted({f for features, _, _ in examples for f in features})
    matrix = matrix_of(examples, names)
    right = numpy.array([float(r) for _, r, _ in examples])
    weight = numpy.array([w for _, _, w in examples])
    ridge = numpy.array([ridge_of(name) for name in names])

    def loss_and_slope(points):
        logits = matrix @ points
        error = weight * (scipy.special.expit(logits) - right)
        loss = numpy.sum(weight * (numpy.logaddexp(0, logits) - right * logits))
        return loss + numpy.sum(ridge * points**2) / 2, matrix.T @ error + ridge * points

    found = scipy.optimize.minimize(loss_and_slope, numpy.zeros(len(names)), jac=True, method="L-BFGS-B",
                                    options={"maxiter": TURNS})
    return dict(zip(names, found.x.tolist()))


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


