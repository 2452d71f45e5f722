// Linear discriminant analysis: the directions in which texts of different pages lie apart and those of one page together.

// `X`: vectors, `pages`: to which page each belongs. `shrinkage` (0 to 1) mixes the spread within pages with an even one.
export function tellApart(X, pages, count, shrinkage) {
  const size = X[0].length;
  const groups = new Map();
  X.forEach((x, i) => {
    if (!groups.has(pages[i])) groups.set(pages[i], []);
    groups.get(pages[i]).push(x);
  });
  const all = mean(X);
  const within = square(size);
  const between = square(size);
  for (const group of groups.values()) {
    const middle = mean(group);
    for (const x of group) spread(within, x.map((value, i) => value - middle[i]), 1 / X.length);
    spread(between, middle.map((value, i) => value - all[i]), group.length / X.length);
  }
  const even = within.reduce((sum, row, i) => sum + row[i], 0) / size;
  within.forEach((row, i) => {
    for (let j = 0; j < size; j += 1) row[j] = (1 - shrinkage) * row[j] + (i === j ? shrinkage * even : 0);
  });
  const whitening = eigen(within).map(({ value, vector }) => vector.map((x) => x / Math.sqrt(value)));
  const seen = whitening.map((a) => {
    const turned = between.map((row) => dot(row, a));
    return Float64Array.from(whitening, (b) => dot(b, turned));
  });
  return eigen(seen).slice(0, count).map(({ vector }) =>
    Float64Array.from({ length: size }, (_, j) => vector.reduce((sum, share, i) => sum + share * whitening[i][j], 0)),
  );
}

const square = (size) => Array.from({ length: size }, () => new Float64Array(size));
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

function mean(list) {
  const sum = new Float64Array(list[0].length);
  for (const x of list) for (let i = 0; i < sum.length; i += 1) sum[i] += x[i] / list.length;
  return sum;
}

function spread(matrix, x, weight) {
  for (let i = 0; i < x.length; i += 1) for (let j = 0; j < x.length; j += 1) matrix[i][j] += weight * x[i] * x[j];
}

// Eigenvalues and vectors of a symmetric matrix, the largest first (Jacobi rotations).
export function eigen(matrix) {
  const size = matrix.length;
  const A = matrix.map((row) => Float64Array.from(row));
  const E = square(size).map((row, i) => row.fill(1, i, i + 1));
  for (let sweep = 0; sweep < 60; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) off += A[p][q] ** 2;
    if (off < 1e-18) break;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) if (Math.abs(A[p][q]) > 1e-15) rotate(A, E, p, q);
  }
  return A.map((row, i) => ({ value: row[i], vector: Float64Array.from(E, (each) => each[i]) })).sort((a, b) => b.value - a.value);
}

function rotate(A, E, p, q) {
  const theta = (A[q][q] - A[p][p]) / (2 * A[p][q]);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  const columns = (M) => {
    for (const row of M) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  };
  columns(A);
  const [P, Q] = [A[p], A[q]];
  for (let k = 0; k < P.length; k += 1) [P[k], Q[k]] = [c * P[k] - s * Q[k], s * P[k] + c * Q[k]];
  columns(E);
}
