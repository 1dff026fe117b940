export interface FieldProblem {
  field: string
  rule: string
  message: string
}

/** A refusal or failure as the person should see it: what happened, the article, and which fields it concerns. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly basis: string | null
  readonly fields: FieldProblem[]
  /** Every member of the problem document, also those that only some problems carry (current_version …). */
  readonly extra: Record<string, unknown>

  constructor(body: Record<string, unknown>, status: number) {
    super(text(body.title) ?? text(body.detail) ?? '操作没有完成，请稍后再试。')
    this.name = 'ApiProblem'
    this.status = status
    this.code = text(body.code) ?? `E_HTTP_${status}`
    this.basis = text(body.basis)
    this.fields = Array.isArray(body.fields) ? (body.fields as FieldProblem[]) : []
    this.extra = body
  }

  /** The message for one field of a form, if the server named one. */
  field(name: string): string | undefined {
    return this.fields.find((f) => normalizeField(f.field) === normalizeField(name))?.message
  }

  get isOffline(): boolean {
    return this.code === 'E_OFFLINE'
  }
  get isConflict(): boolean {
    return this.status === 412
  }
  get isSignedOut(): boolean {
    return this.code === 'E_NOT_SIGNED_IN' || this.code === 'E_SESSION_EXPIRED'
  }
}

/** Who saved before us, from a 412. */
export interface Conflict {
  current_version: number
  changed_by: string | null
  changed_at_ms: number | null
  changed_action: string | null
}

export function conflictOf(problem: ApiProblem): Conflict {
  return {
    current_version: Number(problem.extra.current_version ?? 0),
    changed_by: text(problem.extra.changed_by),
    changed_at_ms: typeof problem.extra.changed_at_ms === 'number' ? problem.extra.changed_at_ms : null,
    changed_action: text(problem.extra.changed_action),
  }
}

/** parties[0].id_number, parties/0/id_number and parties.0.id_number are one field. */
export function normalizeField(field: string): string {
  return field
    .replace(/^\/+/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\//g, '.')
    .replace(/^content\./, '')
}

export function offlineProblem(): ApiProblem {
  return new ApiProblem({ code: 'E_OFFLINE', title: '网络没有连上，您填写的内容还在本页，恢复后会自动继续。' }, 0)
}

const byStatus: Record<number, string> = {
  401: '登录已过期，请重新登录。',
  403: '您没有进行这项操作的权限。',
  404: '没有找到您要看的内容，它可能已被移走，或者您没有查看权限。',
  409: '内容与系统中已有的记录冲突。',
  412: '这份内容刚刚被别人修改过。',
  413: '内容太大，系统没有接收。',
  429: '操作太频繁，请稍等片刻再试。',
  502: '系统暂时连接不上，请稍后再试。',
  503: '系统正忙，请稍后再试。',
}

/** The problem in a response, whatever the body is: problem+json, a proxy's HTML page or nothing. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  let body: Record<string, unknown> = {}
  try {
    const parsed: unknown = await response.json()
    if (parsed && typeof parsed === 'object') body = parsed as Record<string, unknown>
  } catch {
    // Not JSON: the status alone must do.
  }
  if (!text(body.title) && !text(body.detail))
    body.title = byStatus[response.status] ?? `系统没有完成这项操作（${response.status}）。`
  return new ApiProblem(body, response.status)
}

export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  if (error instanceof TypeError) return offlineProblem()
  return new ApiProblem({ code: 'E_CLIENT', title: '页面出了点问题，请刷新后再试。' }, 0)
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
