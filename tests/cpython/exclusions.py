"""Single tests that are excluded: file and dotted name in; the group and the reason out."""

from __future__ import annotations

from .rules import DETAIL, HOST, INTERNALS, SAFETY, Exclusion

_RECURSION = Exclusion(DETAIL, "expects RecursionError of recursion in C; the sandbox counts calls of the program")
_DESCRIPTORS = Exclusion(SAFETY, "reads the namespace or the descriptors of a builtin class")
_SUPER = Exclusion(SAFETY, "a subclass of super would answer for what is looked up through it")
_RANDOMNESS = Exclusion(HOST, "asks the host for randomness")
_REPLACED = Exclusion(DETAIL, "expects that methods of Random call each other")
_CACHE_INFO = Exclusion(DETAIL, "names functools._CacheInfo, which is private")
_SPLIT = Exclusion(DETAIL, "calls TextWrapper._split, which is private")
_METACLASS = Exclusion(SAFETY, "a metaclass with another base could answer for its classes where guards read them")
_STREAMS = Exclusion(HOST, "captures the standard streams")
_FOLDERS = Exclusion(HOST, "changes the folder of the process")
_COPYING = Exclusion(DETAIL, "how objects are pickled, and what the memo of copies holds")

EXCLUSIONS: dict[str, dict[str, Exclusion]] = {
    "test_builtin.py": {
        "BuiltinTest.test_filter_dealloc": Exclusion(DETAIL, "how CPython frees long chains of objects"),
        "BuiltinTest.test_hasattr": Exclusion(INTERNALS, "looks at sys.stdout"),
        "BuiltinTest.test_vars": Exclusion(INTERNALS, "expects sys to be a module"),
    },
    "test_call.py": {
        "CFunctionCallsErrorMessages.test_varargs18_kw": Exclusion(DETAIL, "how C functions compare keyword names"),
    },
    "test_contextlib.py": {
        "LockContextTestCase.testWithCondition": Exclusion(INTERNALS, "calls Condition._is_owned, which is private"),
        **{f"TestChdir.{name}": _FOLDERS for name in ("test_exception", "test_reentrant", "test_simple")},
        **{
            f"TestRedirectStd{stream}.test_{name}": _STREAMS
            for stream in ("out", "err")
            for name in ("cm_is_reentrant", "cm_is_reusable", "no_redirect_in_init", "redirect_to_string_io")
        },
    },
    "test_copy.py": {
        f"TestCopy.test_{name}": _COPYING
        for name in (
            "copy_cant deepcopy_cant deepcopy_dont_memo_immutable deepcopy_keepalive reduce_6tuple reduce_6tuple_none"
        ).split()
    },
    "test_exception_hierarchy.py": {"HierarchyTest.test_try_except": Exclusion(HOST, "looks for a file of the host")},
    "test_descr.py": {
        "ClassPropertiesAndMethods.test_carloverre_multi_inherit_invalid": _METACLASS,
        "ClassPropertiesAndMethods.test_carloverre_multi_inherit_valid": _METACLASS,
        "ClassPropertiesAndMethods.test_dir": Exclusion(INTERNALS, "makes modules, and expects sys to be one"),
        "ClassPropertiesAndMethods.test_meth_class_get": _DESCRIPTORS,
        "ClassPropertiesAndMethods.test_methods_in_c": _DESCRIPTORS,
        "ClassPropertiesAndMethods.test_set_doc": _DESCRIPTORS,
        "ClassPropertiesAndMethods.test_supers": _SUPER,
        "MiscTests.test_type_lookup_mro_reference": Exclusion(SAFETY, "names of a class that are no plain strings"),
    },
    "test_dict.py": {
        "DictTest.test_repr_deep": _RECURSION,
        "DictTest.test_views_mapping": _DESCRIPTORS,
    },
    "test_dictviews.py": {"DictSetTest.test_deeply_nested_repr": _RECURSION},
    "test_exception_group.py": {
        "DeepRecursionInSplitAndSubgroup.test_deep_split": _RECURSION,
        "DeepRecursionInSplitAndSubgroup.test_deep_subgroup": _RECURSION,
    },
    "test_exceptions.py": {
        "ExceptionTests.testSyntaxErrorOffset": Exclusion(HOST, "compiles files in other encodings than UTF-8"),
        "ExceptionTests.test_trashcan_recursion": Exclusion(DETAIL, "how CPython frees long chains of objects"),
    },
    "test_fstring.py": {"TestCase.test_global": Exclusion(INTERNALS, "expects unittest to be a module")},
    "test_list.py": {"ListTest.test_repr_deep": _RECURSION},
    "test_syntax.py": {
        "SyntaxTestCase.test_error_parenthesis": Exclusion(HOST, "compiles text in other encodings than UTF-8"),
        "SyntaxTestCase.test_error_on_parser_stack_overflow": Exclusion(DETAIL, "how deep CPython's parser goes"),
    },
    "test_generators.py": {
        "email_tests.line 84": Exclusion(SAFETY, "expects dir() to show gi_frame"),
        **dict.fromkeys(
            (f"coroutine_tests.line {line}" for line in (192, 204, 214)),
            Exclusion(SAFETY, "counts levels of a traceback"),
        ),
    },
    "test_functools.py": {
        f"{owner}.{name}": _CACHE_INFO
        for owner in ("TestLRU", "TestLRUPy", "TestLRUC")
        for name in """
        test_kwargs_order test_lru_with_keyword_args test_lru_with_keyword_args_maxsize_none
        test_lru_with_maxsize_negative test_lru_with_maxsize_none
        """.split()
    },
    "test_random.py": {
        **dict.fromkeys(
            (
                f"{owner}.{name}"
                for owner, names in {
                    "MersenneTwister_TestBasicOps": """
                    test_53_bits_per_float test_autoseed test_bigrand test_bigrand_ranges test_saverestore
                    test_seed_when_randomness_source_not_found
                    """,
                    "TestDistributions": "test_avg_std test_constant test_zeroinputs",
                }.items()
                for name in names.split()
            ),
            _RANDOMNESS,
        ),
        **dict.fromkeys(
            (
                "TestDistributions.test_betavariate_return_zero",
                "TestDistributions.test_gammavariate_alpha_equal_one",
                "TestDistributions.test_gammavariate_alpha_equal_one_equals_expovariate",
                "TestDistributions.test_gammavariate_alpha_greater_one",
                "TestRandomSubclassing.test_subclasses_overriding_methods",
            ),
            _REPLACED,
        ),
    },
    "test_textwrap.py": dict.fromkeys(
        (
            f"WrapTestCase.{name}"
            for name in """
            test_em_dash test_funky_hyphens test_funky_parens test_hyphenated test_punct_hyphens test_split
            test_unix_options
            """.split()
        ),
        _SPLIT,
    ),
    "test_argparse.py": {
        f"TestShortColumns.{name}": Exclusion(HOST, "sets the width of the terminal in the environment")
        for name in """
        test_format_help test_format_usage test_print_file_help test_print_file_usage test_print_help test_print_usage
        """.split()
    }
    | {"TestEncoding.test_test_argparse_module_encoding": Exclusion(HOST, "reads its own file")},
    "test_genexps.py": {
        "doctests.line 148": Exclusion(DETAIL, "when the address of a dropped tuple is used again"),
        "doctests.line 237": Exclusion(SAFETY, "expects dir() to show gi_frame"),
    },
    "test_metaclass.py": dict.fromkeys(
        (f"doctests.line {line}" for line in (156, 178, 187, 198)),
        Exclusion(DETAIL, "expects the example at line 1 of its file"),
    ),
    "test_super.py": {"TestSuper.test_super_subclass___class__": _SUPER},
    "test_type_aliases.py": {
        "TypeAliasTypeTest.test_union": Exclusion(DETAIL, "the class of a union; it is another one in 3.14"),
    },
    "test_enumerate.py": dict.fromkeys(
        (
            f"{name}.test_tuple_reuse"
            for name in """
            EnumerateTestCase SubclassTestCase TestBig EnumerateStartTestCase TestStart TestLongStart
            """.split()
        ),
        Exclusion(DETAIL, "when the address of a dropped tuple is used again"),
    ),
    "test_userdict.py": {"UserDictTest.test_repr_deep": _RECURSION},
    "test_unicode.py": {"UnicodeTest.test_codecs_errors": Exclusion(HOST, "registers a codec for the whole process")},
    "test_str.py": {"StrTest.test_codecs_errors": Exclusion(HOST, "registers a codec for the whole process")},
}

OWN_SYS: frozenset[str] = frozenset({"test_argparse.py"})
"""Files that get the sandbox's own `sys`, because they redirect its streams."""

SUBSTITUTES: dict[tuple[str, str], str] = {
    ("test_argparse.py", "StdIOBuffer"): "StdIOBuffer = _STANDINS['io'].StdIOBuffer",
}
"""File and label of what is replaced by a stand-in, and the statement that does it."""

SETUP_NOT_NEEDED: frozenset[tuple[str, str]] = frozenset(
    {("test_unicode.py", "UnicodeTest"), ("test_str.py", "StrTest")}
)
"""File and class whose `setUp` is left out: only tests that are excluded anyway use what it prepares."""
