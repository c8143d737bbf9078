import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Database from 'better-sqlite3'
import type { Read } from './reads.ts'

export type Floor = { url: string; serve: (reads: readonly Read[]) => number; stop: () => void }

/**
 * The least that a screen could take: its rows, read by prepared statements and sent as JSON by a bare server in
 * this process, with the store opened as the app opens it. `serve` sets what is sent and returns how many rows it is.
 */
export async function startFloor(path: string): Promise<Floor> {
  const db = new Database(path, { readonly: true })
  db.pragma('cache_size = -32000')
  db.pragma('mmap_size = 268435456')
  let current = () => [] as unknown[][]
  const server = createServer((_request, response) => {
    const body = JSON.stringify(current())
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      })
      .end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (reads) => {
      const statements = reads.map(({ sql, given }) => ({ statement: db.prepare(sql), given }))
      current = () => statements.map(({ statement, given }) => statement.all(...given))
      return current().reduce((sum, rows) => sum + rows.length, 0)
    },
    stop: () => {
      server.close()
      server.closeAllConnections()
      db.close()
    },
  }
}
