/** To whom a source and all that came from it belongs: the configuration, or one workspace of a chat. */
export type Tenant = string;

/** What is named in the configuration: every workspace may see it. */
export const CONFIGURATION: Tenant = "";

/** What the operator makes on the command line, from everything: no workspace sees it. */
export const OPERATOR: Tenant = "operator";

/** Whose eyes ask: some tenants', or the operator's, who sees everything. */
export type Scope = "everything" | readonly Tenant[];

interface At {
  readonly chat: string;
  /** Empty outside of any. */
  readonly workspace: string;
}

export function tenantOf({ chat, workspace }: At): Tenant {
  return workspace === "" ? CONFIGURATION : `${chat}:${workspace}`;
}

/** What people of a workspace may see: what is configured, and their own. */
export function scopeOf(at: At): Scope {
  return scopeOfTenant(tenantOf(at));
}

export function scopeOfTenant(tenant: Tenant): Scope {
  return tenant === CONFIGURATION ? [CONFIGURATION] : [CONFIGURATION, tenant];
}

const WITHIN = /^([a-z]+:[^/\s]\S*) /;

/** To whom the article with such an id belongs. */
export const tenantOfId = (id: string): Tenant => WITHIN.exec(id)?.[1] ?? CONFIGURATION;

/** An article's id within what belongs to a tenant: what one workspace's feed says of an address changes nobody else's. */
export function idWithin(tenant: Tenant, id: string): string {
  return tenant === CONFIGURATION ? id : `${tenant} ${id}`;
}
