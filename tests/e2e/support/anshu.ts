// Runs the real program: a data directory of its own, a free port, and a client that speaks as the web application does.
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export const root = path.resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../../..')
export const binary = path.join(root, 'build/release/anshu')
export const password = 'Demo-Court-2026'

export type Engine = 'sqlite' | 'postgres'
/** Both databases; the runner always names a PostgreSQL server, so its absence is a failure and not a skip. */
export const engines: Engine[] = ['sqlite', 'postgres']

let databases = 0
function databaseUrl(): string {
  const base = process.env.ANSHU_TEST_POSTGRES
  if (!base) throw new Error('ANSHU_TEST_POSTGRES is not set: run these tests through ./dev test')
  const name = `e2e_${process.pid}_${++databases}`
  execFileSync('psql', [base, '-q', '-c', `CREATE DATABASE ${name}`])
  const url = new URL(base)
  url.pathname = '/' + name
  return url.toString()
}

export class Court {
  readonly data: string
  readonly env: NodeJS.ProcessEnv
  base = ''
  private server?: ChildProcess
  output = ''

  constructor(readonly engine: Engine = 'sqlite', cases = 0) {
    this.data = mkdtempSync(path.join(tmpdir(), 'anshu-e2e-'))
    this.env = { ...process.env, ...(engine === 'postgres' ? { ANSHU_DATABASE: databaseUrl() } : {}) }
    this.run('demo', '--cases', String(cases), '--seed', '1', '--password', password)
  }

  run(command: string, ...rest: string[]): string {
    return execFileSync(binary, [command, ...rest, '--data', this.data], { env: this.env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }
  /** The exit code and what was said, for commands that may refuse. */
  async try(...args: string[]): Promise<{ code: number; said: string }> {
    try {
      const done = await promisify(execFile)(binary, [...args, '--data', this.data], { env: this.env })
      return { code: 0, said: done.stdout + done.stderr }
    } catch (error) {
      const failed = error as { code: number; stdout: string; stderr: string }
      return { code: failed.code, said: failed.stdout + failed.stderr }
    }
  }

  /** `shell`: words before the program's own (limits); `clock`: the instant at which its time begins. */
  async start(shell = '', clock?: Date): Promise<this> {
    const at = clock ? ` --clock ${clock.toISOString()}` : ''
    const command = `${shell}exec "${binary}" serve --data "${this.data}" --port 0${at}`
    this.output = ''
    this.server = spawn('bash', ['-c', command], { env: this.env })
    for (const stream of [this.server.stdout, this.server.stderr]) stream?.on('data', (bytes) => (this.output += bytes))
    for (let i = 0; i < 300; i++) {
      const port = /:(\d+)（数据目录/.exec(this.output)?.[1]
      if (port) {
        this.base = `http://127.0.0.1:${port}`
        return this
      }
      if (this.server.exitCode !== null) break
      await new Promise((done) => setTimeout(done, 50))
    }
    throw new Error('the server did not start:\n' + this.output)
  }
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const server = this.server
    if (!server || server.exitCode !== null || server.signalCode !== null) return null
    const ended = new Promise<number | null>((done) => server.on('exit', (code) => done(code)))
    server.kill(signal)
    return ended
  }
  async remove() {
    await this.stop('SIGKILL')
    rmSync(this.data, { recursive: true, force: true })
  }
  async signIn(login: string): Promise<Client> {
    const client = new Client(this.base)
    await client.send('GET', '/session')
    const answer = await client.send('POST', '/session', { login, password })
    if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${answer.status} ${JSON.stringify(answer.body)}`)
    return client
  }
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at as they come
export type Answer = { status: number; body: any; headers: Headers; bytes: Buffer }

export class Client {
  private cookie = ''
  csrf = ''
  constructor(readonly base: string) {}

  async send(method: string, route: string, body?: unknown, extra: Record<string, string> = {}): Promise<Answer> {
    const headers: Record<string, string> = { ...extra }
    if (this.cookie) headers.Cookie = this.cookie
    if (this.csrf && method !== 'GET') headers['X-CSRF-Token'] ??= this.csrf
    const raw = body instanceof Buffer
    if (body !== undefined && !raw) headers['Content-Type'] = 'application/json'
    if (raw) headers['Content-Type'] ??= 'application/octet-stream'
    const answer = await fetch(this.base + '/api/v1' + route, { method, headers, body: body === undefined ? undefined : raw ? body : JSON.stringify(body) })
    const cookie = answer.headers.get('set-cookie')
    if (cookie) this.cookie = cookie.split(';')[0]
    const bytes = Buffer.from(await answer.arrayBuffer())
    let parsed: unknown = null
    try {
      parsed = JSON.parse(bytes.toString('utf8'))
    } catch {
      // a file
    }
    const token = (parsed as { csrf_token?: string } | null)?.csrf_token
    if (token !== undefined) this.csrf = token
    return { status: answer.status, body: parsed, headers: answer.headers, bytes }
  }
  /** The answer's body; an error with what the server said when the status is no success. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async ok(method: string, route: string, body?: unknown, extra: Record<string, string> = {}): Promise<any> {
    const answer = await this.send(method, route, body, extra)
    if (answer.status >= 300) throw new Error(`${method} ${route}: ${answer.status} ${answer.bytes.toString('utf8').slice(0, 1000)}`)
    return answer.body
  }
  at(version: number): Record<string, string> {
    return { 'If-Match': `"v${version}"` }
  }
}
