// Means and lists of measured numbers.

export const mean = (all) => all.reduce((sum, value) => sum + value, 0) / all.length

/** Numbers with two decimals, separated by commas. */
export const listed = (all) => all.map((value) => value.toFixed(2)).join(', ')
