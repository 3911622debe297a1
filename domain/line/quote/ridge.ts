/**
 * Linear regression that is drawn towards "no correction" (ridge, Hoerl and Kennedy, Technometrics 12, 1970).
 *
 * Columns are brought to mean 0 and deviation 1 first; the penalty counts like that many further observations in which
 * the column made no difference.
 */

/** JSON. Predicts `base + Σ weights[i] × (column i − means[i])`. */
export interface Linear {
  readonly base: number
  readonly means: readonly number[]
  readonly weights: readonly number[]
}

/** The columns once prepared, so that several targets can be fitted to them. */
export interface Prepared {
  /** @param penalty above 0 */
  readonly fit: (target: ArrayLike<number>, penalty: number) => Linear
}

/**
 * @param rows of equal length, at least one
 * @param weights how much each row counts, 1 in the mean; without them all count alike
 */
export function prepareRidge(
  rows: readonly (readonly number[])[],
  weights: ArrayLike<number> = rows.map(() => 1),
): Prepared {
  const width = rows[0]?.length ?? 0
  const { means, deviations } = momentsOf(rows, weights, width)
  // Each row and what belongs to it is stretched by the root of its weight, and squares have the weight itself.
  const scaled = rows.map((row, index) => {
    const root = Math.sqrt(at(weights, index))
    const line = new Float64Array(width)
    for (let column = 0; column < width; column += 1) {
      line[column] = (root * ((row[column] ?? 0) - at(means, column))) / at(deviations, column)
    }
    return line
  })
  const products = gram(scaled, width)
  return {
    fit(target, penalty) {
      const factor = cholesky(withPenalty(products, width, penalty), width)
      const base = mean(target, weights)
      const along = new Float64Array(width)
      for (const [index, line] of scaled.entries()) {
        const value = Math.sqrt(at(weights, index)) * (at(target, index) - base)
        for (let column = 0; column < width; column += 1) {
          along[column] = at(along, column) + at(line, column) * value
        }
      }
      const slopes = solve(factor, along, width)
      return {
        base,
        means: [...means],
        weights: [...slopes].map((slope, column) => slope / at(deviations, column)),
      }
    },
  }
}

export function predict({ base, means, weights }: Linear, row: readonly number[]): number {
  let sum = base
  for (let column = 0; column < weights.length; column += 1) {
    sum += at(weights, column) * ((row[column] ?? 0) - at(means, column))
  }
  return sum
}

function momentsOf(rows: readonly (readonly number[])[], weights: ArrayLike<number>, width: number) {
  const means = new Float64Array(width)
  const deviations = new Float64Array(width)
  for (let column = 0; column < width; column += 1) {
    const values = rows.map(row => row[column] ?? 0)
    const middle = mean(values, weights)
    means[column] = middle
    const variance = mean(
      values.map(value => (value - middle) ** 2),
      weights,
    )
    // A column that never moves says nothing; any scale will do.
    deviations[column] = Math.sqrt(variance) || 1
  }
  return { means, deviations }
}

/** XᵀX, its lower triangle, row by row. */
function gram(rows: readonly Float64Array[], width: number): Float64Array {
  const sums = new Float64Array(width * width)
  for (const row of rows) {
    for (let one = 0; one < width; one += 1) {
      const value = at(row, one)
      if (value === 0) continue
      for (let other = 0; other <= one; other += 1) {
        const place = one * width + other
        sums[place] = at(sums, place) + value * at(row, other)
      }
    }
  }
  return sums
}

function withPenalty(products: Float64Array, width: number, penalty: number): Float64Array {
  const sums = Float64Array.from(products)
  for (let column = 0; column < width; column += 1) {
    sums[column * width + column] = at(sums, column * width + column) + penalty
  }
  return sums
}

/** The lower triangle L of a positive definite matrix, L Lᵀ, in place. */
function cholesky(matrix: Float64Array, width: number): Float64Array {
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = at(matrix, row * width + column)
      for (let before = 0; before < column; before += 1) {
        sum -= at(matrix, row * width + before) * at(matrix, column * width + before)
      }
      matrix[row * width + column] =
        row === column ? Math.sqrt(sum) : sum / at(matrix, column * width + column)
    }
  }
  return matrix
}

function solve(factor: Float64Array, products: Float64Array, width: number): Float64Array {
  const result = Float64Array.from(products)
  for (let row = 0; row < width; row += 1) {
    let sum = at(result, row)
    for (let before = 0; before < row; before += 1)
      sum -= at(factor, row * width + before) * at(result, before)
    result[row] = sum / at(factor, row * width + row)
  }
  for (let row = width - 1; row >= 0; row -= 1) {
    let sum = at(result, row)
    for (let after = row + 1; after < width; after += 1)
      sum -= at(factor, after * width + row) * at(result, after)
    result[row] = sum / at(factor, row * width + row)
  }
  return result
}

function mean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0
  let weight = 0
  for (let index = 0; index < values.length; index += 1) {
    sum += at(weights, index) * at(values, index)
    weight += at(weights, index)
  }
  return weight > 0 ? sum / weight : 0
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? 0
}
