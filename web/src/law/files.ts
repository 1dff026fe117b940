// What may be uploaded (domain: product defaults for 网上立案). The server looks into the file and has the last word.

const MB = 1024 * 1024
const LIMIT_MB = 20
const IMAGES = ['jpg', 'jpeg', 'png']
const PAPERS = ['pdf', 'ofd', 'doc', 'docx']
const RECORDINGS = ['mp4', 'mp3', 'wav']

export const ACCEPT = [...PAPERS, ...IMAGES, ...RECORDINGS].map((e) => `.${e}`).join(',')
export const UPLOAD_HELP = `可上传 PDF、OFD、Word、照片（JPG、PNG）和音视频，每个文件不超过 ${LIMIT_MB} MB。`

/** null when the file may be sent, else why not. */
export function refuseFile(name: string, size: number): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (ending === 'heic') return '这是苹果手机的 HEIC 照片，请先转成 JPG 再上传（设置 › 相机 › 格式 › 兼容性最佳）。'
  if (![...PAPERS, ...IMAGES, ...RECORDINGS].includes(ending)) return '这种格式不能上传，请转成 PDF 或拍成照片。'
  if (size === 0) return '这个文件是空的，请重新选择。'
  if (size > LIMIT_MB * MB) return `文件有 ${formatSize(size)}，超过了 ${LIMIT_MB} MB，请压缩或分成几份上传。`
  return null
}

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < MB) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / MB).toFixed(1)} MB`
}
