// Which runs the table shows and in which order; it stays so while one looks at other pages.
import type { Filter, Order } from './filter-and-sort.js'

class TableState {
  filter = $state.raw<Filter>({ text: '', status: '' })
  order = $state.raw<Order>({ column: 'created', isAscending: false })
}

export const tableState = new TableState()
