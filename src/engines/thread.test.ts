// Requests to an executor in another thread are processed one after another.
import { expect, it } from 'vitest'
import type { Executor } from './executor.js'
import { serveExecutor } from './thread.js'

it('starts a request only when the one before it has been answered', async () => {
  const happened: string[] = []
  const executor = {
    async release(id: number) {
      happened.push(`begins ${id}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (id === 1) throw new Error('fails')
      happened.push(`ends ${id}`)
    },
  } as Partial<Executor> as Executor
  const answers: unknown[] = []
  let receive: (message: unknown) => void = () => {}
  await new Promise<void>((resolve) => {
    serveExecutor(executor, {
      listen(each) {
        receive = each
      },
      post(message) {
        answers.push(message)
        if (answers.length === 3) resolve()
      },
    })
    for (const id of [0, 1, 2]) receive({ id, method: 'release', parameters: [id] })
  })
  expect(happened).toEqual(['begins 0', 'ends 0', 'begins 1', 'begins 2', 'ends 2'])
  expect(answers).toMatchObject([{ id: 0 }, { id: 1, failure: {} }, { id: 2 }])
})
