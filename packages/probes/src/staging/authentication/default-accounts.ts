/** An account that an image makes by itself, and everything by which it makes another. */
export interface DefaultAccount {
  /** Id in the component table. */
  readonly component: string;
  /** `guest with the password guest`. */
  readonly opens: string;
  readonly replacedBy: {
    readonly variables: readonly string[];
    readonly options: readonly string[];
    readonly settings: readonly string[];
    /** Secrets under whose names the image looks by itself. */
    readonly secrets: readonly string[];
    /** Folders of its configuration. */
    readonly folders: readonly string[];
  };
  readonly fix: string;
}

export const defaultAccounts: readonly DefaultAccount[] = [
  {
    component: 'rabbitmq',
    opens: 'the account guest, whose password is guest, from anywhere',
    replacedBy: {
      variables: ['RABBITMQ_DEFAULT_PASS', 'RABBITMQ_DEFAULT_PASS_FILE', 'RABBITMQ_DEFAULT_USER'],
      options: [],
      settings: [
        'default_pass',
        'default_user',
        'load_definitions',
        'definitions.local.path',
        'definitions.import_backend',
      ],
      secrets: [],
      folders: ['/etc/rabbitmq'],
    },
    fix: 'Mount a `rabbitmq.conf` with `default_user` and `default_pass` as a secret, or load definitions.',
  },
  {
    component: 'minio',
    opens: 'the account minioadmin, whose password is minioadmin',
    replacedBy: {
      variables: [
        'MINIO_ROOT_PASSWORD',
        'MINIO_ROOT_PASSWORD_FILE',
        'MINIO_SECRET_KEY',
        'MINIO_SECRET_KEY_FILE',
        'MINIO_CONFIG_ENV_FILE',
      ],
      options: [],
      settings: [],
      secrets: ['access_key', 'secret_key', 'config.env', '/run/secrets/access_key', '/run/secrets/secret_key'],
      folders: [],
    },
    fix: 'Write `MINIO_ROOT_USER_FILE` and `MINIO_ROOT_PASSWORD_FILE` with paths under /run/secrets.',
  },
  {
    component: 'grafana',
    opens: 'the account admin, whose password is admin until somebody changes it',
    replacedBy: {
      variables: [
        'GF_SECURITY_ADMIN_PASSWORD',
        'GF_SECURITY_ADMIN_PASSWORD__FILE',
        'GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION',
        'GF_AUTH_DISABLE_LOGIN_FORM',
      ],
      options: [],
      settings: ['security.admin_password', 'security.disable_initial_admin_creation', 'auth.disable_login_form'],
      secrets: [],
      folders: ['/etc/grafana/grafana.ini', '/etc/grafana/custom.ini'],
    },
    fix: 'Write `GF_SECURITY_ADMIN_PASSWORD__FILE: /run/secrets/…`.',
  },
  {
    component: 'mongo-express',
    opens: 'no question asked or, by its version, the account admin, whose password is pass',
    replacedBy: {
      variables: [
        'ME_CONFIG_BASICAUTH_USERNAME',
        'ME_CONFIG_BASICAUTH_USERNAME_FILE',
        'ME_CONFIG_BASICAUTH_PASSWORD',
        'ME_CONFIG_BASICAUTH_PASSWORD_FILE',
        'ME_CONFIG_BASICAUTH',
        'ME_CONFIG_BASICAUTH_ENABLED',
      ],
      options: [],
      settings: [],
      secrets: [],
      folders: [],
    },
    fix: 'Write `ME_CONFIG_BASICAUTH: "true"` with a name of your own and a password from a file.',
  },
  {
    component: 'portainer',
    opens: 'no account at all: the first who comes becomes administrator',
    replacedBy: {
      variables: [],
      options: ['admin-password', 'admin-password-file'],
      settings: [],
      secrets: [],
      folders: [],
    },
    fix: 'Start it with `--admin-password-file /run/secrets/…`.',
  },
];
