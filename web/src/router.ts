import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { deskRoutes } from './desk/routes'
import { portalRoutes } from './portal/routes'
import { can, loadSession, session, whenSignedOut } from './session/session'
import { setRouteTitle } from './shell/pageTitle'

const routes: RouteRecordRaw[] = [
  ...portalRoutes,
  ...deskRoutes,
  { path: '/sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: '登录', door: 'plain' } },
  { path: '/register', component: () => import('./session/RegisterPage.vue'), meta: { title: '注册', door: 'plain' } },
  {
    path: '/account',
    component: () => import('./session/AccountPage.vue'),
    meta: { title: '账号与安全', door: 'plain', auth: true },
  },
  {
    path: '/forbidden',
    component: () => import('./shell/ForbiddenPage.vue'),
    meta: { title: '没有权限', door: 'plain' },
  },
  {
    path: '/:anything(.*)*',
    component: () => import('./shell/NotFoundPage.vue'),
    meta: { title: '没有这个页面', door: 'plain' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => {
    if (saved) return saved
    if (to.hash) return { el: to.hash }
    return to.path === from.path ? undefined : { top: 0 }
  },
})

router.beforeEach(async (to) => {
  const anonymous = !to.meta.auth && !to.meta.needs && to.meta.door !== 'desk'
  try {
    await loadSession()
  } catch {
    // The server is away: pages that need nobody still show; the others say so themselves.
    if (!anonymous) return to.path === '/sign-in' ? true : signInAt(to)
    return true
  }
  const user = session.session?.user
  if (anonymous) return true
  if (!user) return signInAt(to)
  if (user.must_change_password && to.path !== '/account') return { path: '/account', query: { back: to.fullPath } }
  // Staff pages do not exist for litigants, nor filing pages for staff.
  if (to.meta.door === 'desk' && user.kind !== 'staff') return { path: '/forbidden', query: { from: to.fullPath } }
  if (to.meta.door === 'portal' && user.kind !== 'portal') return { path: '/forbidden', query: { from: to.fullPath } }
  if (to.meta.needs && !can(...to.meta.needs)) return { path: '/forbidden', query: { from: to.fullPath } }
  return true
})

router.afterEach((to) => setRouteTitle(to.meta.title ?? ''))

// A new version was installed while the tab was open: its old chunks are gone, so load the page afresh, once.
router.onError((error: Error, to) => {
  if (!/dynamically imported module|Importing a module script failed|error loading/i.test(error.message)) return
  const key = 'anshu.reloaded_for'
  if (sessionStorage.getItem(key) === to.fullPath) return
  sessionStorage.setItem(key, to.fullPath)
  window.location.assign(to.fullPath)
})

whenSignedOut(() => {
  const now = router.currentRoute.value
  if (now.path !== '/sign-in') void router.push({ path: '/sign-in', query: { back: now.fullPath, expired: '1' } })
})

function signInAt(to: RouteLocationNormalized) {
  return { path: '/sign-in', query: { back: to.fullPath } }
}

/** Where a person goes after signing in: back where they were, else to their own door. Never to another site. */
export function wayBack(back: unknown, kind: 'staff' | 'portal' | undefined): string {
  const home = kind === 'staff' ? '/desk' : '/mine'
  if (typeof back !== 'string' || !/^\/(?![/\\])/.test(back)) return home
  if (kind === 'portal' && back.startsWith('/desk')) return home
  return back === '/' && kind === 'staff' ? home : back
}
