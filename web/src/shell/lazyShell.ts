import { type AsyncComponentLoader, defineAsyncComponent } from 'vue'

/** A shell that is loaded with its first page: a litigant's phone never fetches the workbench. */
export function lazyShell(loader: AsyncComponentLoader) {
  return defineAsyncComponent({ loader, suspensible: false })
}
