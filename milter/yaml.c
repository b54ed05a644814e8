/* libyaml documents -> nodes with places. */
#include "milter/yaml.h"

#include <stdint.h>
#include <string.h>
#include <yaml.h>

#include "milter/slurp.h"

enum { LARGEST = 1 << 20, WORDS = 60, DEEPEST = 32 };

struct YamlTree {
    char *file;
    yaml_document_t document;
    bool has_document;
    Node *node; /* the document's, in its order; [0] stands in for an absent root */
    size_t n;
    const Node *root;
};

static bool fail(GError **error, const char *file, const yaml_mark_t *mark, const char *what)
{
    if (mark)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s:%zu:%zu: %s", file, mark->line + 1, mark->column + 1,
                    what);
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", file, what);
    return false;
}

/* Bytes that are no text have an offset, not a mark. */
static yaml_mark_t mark_of(const yaml_parser_t *parser)
{
    if (parser->error != YAML_READER_ERROR)
        return parser->problem_mark;
    yaml_mark_t mark = {0};
    const unsigned char *start = parser->input.string.start;
    size_t size = (size_t)(parser->input.string.end - start), end = MIN(parser->problem_offset, size);
    for (size_t i = 0; i < end; i++) {
        mark.line += start[i] == '\n';
        mark.column = start[i] == '\n' ? 0 : mark.column + 1;
    }
    return mark;
}

/* libyaml calls it a character that cannot start any token. */
static bool at_tab(const yaml_parser_t *parser)
{
    const unsigned char *text = parser->input.string.start;
    size_t left = (size_t)(parser->input.string.end - text);
    for (size_t line = parser->problem_mark.line; line > 0 && left > 0; left--)
        line -= *text++ == '\n';
    return left > parser->problem_mark.column && text[parser->problem_mark.column] == '\t';
}

static bool fail_parse(GError **error, const char *file, const yaml_parser_t *parser)
{
    yaml_mark_t mark = mark_of(parser);
    bool tab = parser->error == YAML_SCANNER_ERROR && at_tab(parser);
    g_autofree char *what = g_strdup_printf(
        "expected YAML: %s%s%s%s", parser->problem ? parser->problem : "cannot be read", parser->context ? ", " : "",
        parser->context ? parser->context : "", tab ? "; indent with spaces, not with tabs" : "");
    return fail(error, file, &mark, what);
}

static void take_scalar(Node *node, const yaml_node_t *from)
{
    const char *text = (const char *)from->data.scalar.value;
    node->kind = NODE_SCALAR;
    node->text = text;
    node->nothing = from->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                    (!*text || strcmp(text, "~") == 0 || strcmp(text, "null") == 0);
}

static void take_list(YamlTree *yaml, Node *node, const yaml_node_t *from)
{
    const yaml_node_item_t *item = from->data.sequence.items.start;
    node->kind = NODE_LIST;
    node->n = (size_t)(from->data.sequence.items.top - item);
    node->item = g_new0(Node *, node->n + 1);
    for (size_t i = 0; i < node->n; i++)
        node->item[i] = &yaml->node[item[i]];
}

static void take_map(YamlTree *yaml, Node *node, const yaml_node_t *from)
{
    const yaml_node_pair_t *pair = from->data.mapping.pairs.start;
    node->kind = NODE_MAP;
    node->n = (size_t)(from->data.mapping.pairs.top - pair);
    node->item = g_new0(Node *, 2 * node->n + 1);
    for (size_t i = 0; i < node->n; i++) {
        node->item[2 * i] = &yaml->node[pair[i].key];
        node->item[2 * i + 1] = &yaml->node[pair[i].value];
    }
}

static void take_nodes(YamlTree *yaml)
{
    const yaml_node_t *from = yaml->document.nodes.start;
    yaml->n = (size_t)(yaml->document.nodes.top - from);
    yaml->node = g_new0(Node, yaml->n + 1);
    for (size_t i = 0; i < yaml->n; i++) {
        Node *node = &yaml->node[i + 1]; /* the document counts from 1 */
        node->line = (unsigned)from[i].start_mark.line + 1;
        node->column = (unsigned)from[i].start_mark.column + 1;
        node->text = "";
        if (from[i].type == YAML_SCALAR_NODE)
            take_scalar(node, &from[i]);
        else if (from[i].type == YAML_SEQUENCE_NODE)
            take_list(yaml, node, &from[i]);
        else
            take_map(yaml, node, &from[i]);
    }
    yaml->node[0] = (Node){.kind = NODE_MAP, .line = 1, .column = 1, .text = ""};
    yaml->root = &yaml->node[yaml->n > 0 ? 1 : 0];
}

static bool only_document(yaml_parser_t *parser, const char *file, GError **error)
{
    yaml_document_t next;
    if (!yaml_parser_load(parser, &next))
        return fail_parse(error, file, parser);
    yaml_mark_t mark = next.start_mark;
    bool more = yaml_document_get_root_node(&next) != NULL;
    yaml_document_delete(&next);
    return !more || fail(error, file, &mark, "expected one YAML document, got another");
}

/* A first pass over the events: libyaml's scanner is quadratic in depth. */
static bool check_depth(const char *file, const uint8_t *data, size_t size, GError **error)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return fail(error, file, NULL, "out of memory");
    yaml_parser_set_input_string(&parser, data, size);
    int depth = 0;
    bool good = true;
    for (yaml_event_type_t type = YAML_NO_EVENT; good && type != YAML_STREAM_END_EVENT;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            good = fail_parse(error, file, &parser);
            break;
        }
        type = event.type;
        depth += type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT;
        depth -= type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT;
        if (depth > DEEPEST)
            good = fail(error, file, &event.start_mark, "expected at most 32 levels of nesting, got more");
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

static bool parse(YamlTree *yaml, const GString *text, GError **error)
{
    const uint8_t *data = (const uint8_t *)text->str;
    size_t size = text->len;
    yaml_parser_t parser;
    if (!check_depth(yaml->file, data, size, error))
        return false;
    if (!yaml_parser_initialize(&parser))
        return fail(error, yaml->file, NULL, "out of memory");
    yaml_parser_set_input_string(&parser, data, size);
    yaml->has_document = yaml_parser_load(&parser, &yaml->document);
    bool good = yaml->has_document ? true : fail_parse(error, yaml->file, &parser);
    if (good && yaml_document_get_root_node(&yaml->document))
        good = only_document(&parser, yaml->file, error);
    yaml_parser_delete(&parser);
    if (good)
        take_nodes(yaml);
    return good;
}

YamlTree *yaml_tree_load(const char *file, GError **error)
{
    g_autoptr(GString) text = slurp(file, LARGEST, error);
    if (!text)
        return NULL;
    g_autoptr(YamlTree) yaml = g_new0(YamlTree, 1);
    yaml->file = g_strdup(file);
    return parse(yaml, text, error) ? g_steal_pointer(&yaml) : NULL;
}

void yaml_tree_free(YamlTree *yaml)
{
    if (!yaml)
        return;
    for (size_t i = 0; yaml->node && i <= yaml->n; i++)
        g_free(yaml->node[i].item);
    g_free(yaml->node);
    if (yaml->has_document)
        yaml_document_delete(&yaml->document);
    g_free(yaml->file);
    g_free(yaml);
}

const Node *yaml_tree_root(const YamlTree *yaml)
{
    return yaml->root;
}

const char *yaml_tree_file(const YamlTree *yaml)
{
    return yaml->file;
}

char *node_words(const Node *node)
{
    if (node->kind != NODE_SCALAR)
        return g_strdup(node->kind == NODE_LIST ? "a list" : "a map");
    if (node->nothing)
        return g_strdup("nothing");
    g_autofree char *clean = g_utf8_make_valid(node->text, -1);
    for (char *p = clean; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f)
            *p = ' ';
    if (g_utf8_strlen(clean, -1) <= WORDS)
        return g_strdup_printf("\"%s\"", clean);
    g_autofree char *start = g_utf8_substring(clean, 0, WORDS);
    return g_strdup_printf("\"%s…\"", start);
}
