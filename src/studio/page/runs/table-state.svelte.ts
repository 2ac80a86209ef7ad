// Filter and order of the table of runs, kept while other pages are open.
import type { Filter, Order } from './filter-and-sort.js'

class TableState {
  filter = $state.raw<Filter>({ text: '', status: '' })
  order = $state.raw<Order>({ column: 'created', isAscending: false })
}

export const tableState = new TableState()
