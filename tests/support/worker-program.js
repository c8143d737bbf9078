// A program of a thread for tests of those who give it tasks: it says back what it is told, or does what breaks it.
import { parentPort, threadId } from 'node:worker_threads'

const kept = []

parentPort.on('message', ({ say, deed }) => {
  if (deed === 'throw') return parentPort.postMessage({ fault: 'it threw' })
  if (deed === 'end') throw new Error('it ended')
  if (deed === 'run on') for (;;);
  if (deed === 'grow') for (;;) kept.push(Array.from({ length: 100_000 }, Math.random))
  if (deed === 'wait') return
  parentPort.postMessage({ answer: `${say} ${threadId}` })
})
