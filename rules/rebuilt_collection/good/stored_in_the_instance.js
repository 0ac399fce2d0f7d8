// Every instance changes a Set of its own.

export class Session {
  constructor() {
    this.scopes = new Set(["openid", "profile", "email", "phone", "address", "groups", "roles", "a", "b"]);
  }

  grant(scope) {
    this.scopes.add(scope);
  }
}
