/* A YAML file as a tree of nodes that know their places. Only libyaml user;
 * bounded in size, and aliases cost nothing: they share their node. Pure but
 * for reading the file. */
#ifndef MILTER_YAML_H
#define MILTER_YAML_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum { NODE_SCALAR, NODE_LIST, NODE_MAP } NodeKind;

typedef struct Node Node;
struct Node {
    NodeKind kind;
    unsigned line, column; /* from 1 */
    const char *text;      /* scalar's; "" else */
    bool nothing;          /* a plain scalar that is empty, ~ or null */
    Node **item;           /* list: items; map: key, value, key, value, … */
    size_t n;              /* items, or pairs */
};

typedef struct YamlTree YamlTree;

/* *error: "file:line:column: …". An empty file has an empty map as its root. */
YamlTree *yaml_tree_load(const char *file, GError **error);
void yaml_tree_free(YamlTree *yaml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(YamlTree, yaml_tree_free)

const Node *yaml_tree_root(const YamlTree *yaml);
const char *yaml_tree_file(const YamlTree *yaml);

/* A scalar's text, or "a list", "a map", "nothing": for messages. Caller frees. */
char *node_words(const Node *node);

#endif
