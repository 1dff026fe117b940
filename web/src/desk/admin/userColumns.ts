import type { Schemas } from '@/api/types'
import type { Column } from '@/components/tableQuery'
import { formatInstant } from '@/law/dates'

export type User = Schemas['User']
export const userColumns: Column<User>[] = [
  { key: 'name', title: '姓名', sticky: true, nowrap: true, width: '120px' },
  { key: 'login', title: '登录名', nowrap: true, width: '130px' },
  { key: 'department_name', title: '部门', nowrap: true },
  { key: 'role_names', title: '岗位' },
  {
    key: 'last_sign_in_at_ms',
    title: '最近登录',
    text: (row) => (row.last_sign_in_at_ms ? formatInstant(row.last_sign_in_at_ms) : '从未登录'),
    nowrap: true,
    width: '150px',
  },
  { key: 'active', title: '状态', nowrap: true, width: '100px' },
  { key: 'do', title: '操作', nowrap: true, width: '210px' },
]
