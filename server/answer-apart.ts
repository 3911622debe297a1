/** One answer that takes long to reckon, in a thread of its own that ends with it. Plain data in, plain data out. */
import { parentPort, Worker } from 'node:worker_threads'

/**
 * @param file of a worker that reads `workerData` and calls `giveAnswer` once
 * @throws what the worker threw, or when it ended without an answer
 */
export async function answerApart<Answer>(file: URL, asked: unknown): Promise<Answer> {
  const worker = new Worker(file, { workerData: asked })
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', resolve)
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error(`${file.pathname} ended without an answer`)))
    })
  } finally {
    await worker.terminate()
  }
}

/** Within the worker. */
export function giveAnswer(answer: unknown): void {
  if (!parentPort) throw new Error('this runs as a worker')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of this process, no window
  parentPort.postMessage(answer)
}
