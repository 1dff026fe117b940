import { answer, API, apiFetch, client, newKey, refusal, writeHeaders } from './client'
import { ApiProblem } from './problem'
import type { Upload } from './types'

/** Small enough that a lost mobile connection costs seconds, large enough that the round trips do not. */
export const CHUNK_BYTES = 1024 * 1024
const ATTEMPTS = 5

export interface UploadJob {
  progress: (received: number) => void
  signal?: AbortSignal
  /** Waits between attempts; replaced in tests. */
  pause?: (ms: number) => Promise<void>
}

export function startUpload(draft_id: string, material_code: string, file: File): Promise<Upload> {
  const body = { draft_id, material_code, name: file.name, size: file.size, media_type: file.type || 'application/octet-stream' }
  return answer(client.POST('/uploads', { body, headers: writeHeaders({ key: newKey() }) }))
}

/**
 * Sends what the server does not have yet, piece by piece. After a failure the server is asked how far it got and the
 * rest is sent from there; after several failures in a row the problem is thrown and the upload can be taken up later.
 */
export async function sendRest(upload: Upload, file: Blob, job: UploadJob): Promise<Upload> {
  const pause = job.pause ?? ((ms) => new Promise((done) => setTimeout(done, ms)))
  let state = upload
  let failures = 0
  while (!state.complete) {
    try {
      const piece = file.slice(state.received, state.received + CHUNK_BYTES)
      state = await sendPiece(state, piece, job.signal)
      failures = 0
      job.progress(state.received)
    } catch (error) {
      if (job.signal?.aborted || !(error instanceof ApiProblem) || !isWorthRepeating(error)) throw error
      if (++failures >= ATTEMPTS) throw error
      await pause(Math.min(500 * 2 ** failures, 8000))
      state = await answer(client.GET('/uploads/{id}', { params: { path: { id: upload.id } } })).catch(() => state)
    }
  }
  return state
}

/** Lost network, busy server, or an offset that the server has already passed. */
export function isWorthRepeating(problem: ApiProblem): boolean {
  return problem.isOffline || problem.status >= 500 || problem.status === 409 || problem.status === 429
}

async function sendPiece(upload: Upload, piece: Blob, signal?: AbortSignal): Promise<Upload> {
  const request = new Request(new URL(`${API}/uploads/${upload.id}`, window.location.href), {
    method: 'PATCH',
    body: await piece.arrayBuffer(),
    headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(upload.received) },
    credentials: 'same-origin',
    signal,
  })
  const response = await apiFetch(request)
  if (!response.ok) throw await refusal(response)
  return (await response.json()) as Upload
}

export const removeUpload = (id: string) => client.DELETE('/uploads/{id}', { params: { path: { id } } })
export const uploadFileUrl = (id: string) => `${API}/uploads/${encodeURIComponent(id)}/file`
