// Which runs the table shows and in which order; it stays so while one looks at other pages.
import type { Filter, Order } from './filter-and-sort.js'

class RunChoice {
  filter = $state.raw<Filter>({ text: '', status: '' })
  order = $state.raw<Order>({ column: 'created', isRising: false })
}

export const runChoice = new RunChoice()
