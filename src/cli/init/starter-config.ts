/** Where a project's config is written. */
export const CONFIG_PATH = 'highlevel-mock.config.yaml';

/** The config of a project. */
export const STARTER_CONFIG = `# What this project always sends with from the command line. Flags and scenarios beat it; tests do not read it.
# node_modules/highlevel-mock/docs/configuration.md lists the settings.
target: http://localhost:3000/webhooks # where your receiver listens
# revision: 2025-10                    # an older state of HighLevel's documentation
# timeout: 3s                          # how long one attempt may take
# header: { x-tenant: clinic }         # sent with every event
`;
