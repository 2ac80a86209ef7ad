// Answers as the API describes them: what does not satisfy its schema does not compile.
import type { Context } from 'hono'
import { type AnswerOf, type EmptyRoute, type JsonRoute, routes } from '../../api/routes.js'

/** The JSON that this address answers with. */
export function jsonAnswer<Address extends JsonRoute>(
  context: Context,
  address: Address,
  value: AnswerOf<Address>,
): Response {
  return context.json(value as object, routes[address].status)
}

/** Done, and nothing to say. */
export function emptyAnswer(context: Context, address: EmptyRoute): Response {
  return context.body(null, routes[address].status)
}
